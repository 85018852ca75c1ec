#include "scenario/personal_data.h"

#include <algorithm>
#include <array>
#include <string>

namespace kabar {

bool is_personal(std::string_view column) {
  std::string word;
  for (const char c : column) {
    if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (c == ' ' || c == '-' || c == '.') {
      if (!word.ends_with('_')) word += '_';
    } else {
      word += c;
    }
  }
  static constexpr std::array kRefused = {"nik",
                                          "no_nik",
                                          "nomor_nik",
                                          "ktp",
                                          "no_ktp",
                                          "e_ktp",
                                          "kk",
                                          "no_kk",
                                          "nokk",
                                          "nomor_kk",
                                          "npwp",
                                          "nama",
                                          "full_name",
                                          "first_name",
                                          "last_name",
                                          "person_name",
                                          "hp",
                                          "no_hp",
                                          "nohp",
                                          "nomor_hp",
                                          "handphone",
                                          "telepon",
                                          "telp",
                                          "no_telepon",
                                          "no_telp",
                                          "notelp",
                                          "phone",
                                          "phone_number",
                                          "mobile",
                                          "wa",
                                          "no_wa",
                                          "nomor_wa",
                                          "no_whatsapp",
                                          "alamat",
                                          "alamat_rumah",
                                          "alamat_lengkap",
                                          "address",
                                          "email",
                                          "e_mail",
                                          "surel",
                                          "tanggal_lahir",
                                          "tgl_lahir",
                                          "tempat_lahir",
                                          "ttl",
                                          "birthdate",
                                          "birth_date",
                                          "birthday",
                                          "date_of_birth",
                                          "dob",
                                          "rekening",
                                          "no_rekening",
                                          "norek",
                                          "no_peserta",
                                          "no_kartu",
                                          "id_dtks",
                                          "national_id"};
  return word.starts_with("nama_") || std::find(kRefused.begin(), kRefused.end(), word) != kRefused.end();
}

}  // namespace kabar
