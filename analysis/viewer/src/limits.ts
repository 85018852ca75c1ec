// The limits of use, as the README has them. On every report, in the reader's language.
import type { Text } from "./report";

export const limits: Text[] = [
  {
    id: "Rumah tangga dibuat oleh komputer; titik di peta bukan alamat.",
    en: "Households are made by a computer; points on a map are no addresses.",
  },
  {
    id: "Angka per kelurahan adalah perkiraan proyek ini, bukan data resmi.",
    en: "Figures per kelurahan are estimates of this project, not official data.",
  },
  {
    id: "Hasil membandingkan pilihan menurut asumsi tertulis; bukan ramalan, dan bukan dasar memberi atau mencabut bantuan.",
    en: "It ranks choices under written assumptions; it is no forecast and no ground to grant or withdraw assistance.",
  },
  {
    id: "Tahu belum berarti terbantu; kuota dan layanan yang menentukan.",
    en: "Aware is not helped; quotas and service decide.",
  },
  {
    id: "Jangan memangkas tatap muka karena angka digital.",
    en: "Face-to-face channels must not be cut because of digital figures.",
  },
  {
    id: "Jangan masukkan NIK, nomor telepon, atau daftar penerima ke program ini atau ke platform iklan (UU 27/2022).",
    en: "No NIK, phone numbers or recipient lists go into the program or to advertising platforms (Law 27/2022).",
  },
  {
    id: "Bukan untuk kampanye politik. Tidak berafiliasi dengan Pemerintah Kota Magelang.",
    en: "Not for political campaigns. Not affiliated with the city.",
  },
  {
    id: 'Kelurahan tidak diperingkat menurut ketidaktahuan; sebut "belum terjangkau".',
    en: "Kelurahan are not ranked by ignorance; say 'not yet reached'.",
  },
];
