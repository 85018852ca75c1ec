#pragma once
// What the keys of several kinds of block have in common. Internal to scenario/.

#include "scenario/keys.h"

namespace kabar {

inline const KeyFacts kId = {
    .name = "id",
    .required = true,
    .label_id = "pengenal blok (huruf kecil, angka, -), unik dalam berkas ini",
    .label_en = "identifier of the block (lower-case letters, digits, -), unique in this file"};
inline const KeyFacts kTopics = {.name = "topics",
                                 .required = true,
                                 .label_id = "program yang disampaikan; \"*\": semua",
                                 .label_en = "topics that it carries; \"*\": all"};
inline const KeyFacts kChannel = {.name = "channel",
                                  .required = true,
                                  .label_id = "kanal, dari tabel kanal",
                                  .label_en = "row of the channels table"};
inline const KeyFacts kKelurahan = {.name = "kelurahan",
                                    .label_id = "kelurahan (kode atau nama); kosong: semua",
                                    .label_en = "kelurahan (codes or names); empty: all"};
inline const KeyFacts kFromDay = {.name = "from_day",
                                  .unit = "day",
                                  .low = 0,
                                  .high = 3659,
                                  .label_id = "hari pertama, dari 0",
                                  .label_en = "first day, from 0"};
inline const KeyFacts kToDay = {.name = "to_day",
                                .unit = "day",
                                .low = -1,
                                .high = 3659,
                                .label_id = "hari terakhir (ikut dihitung); -1: sampai selesai",
                                .label_en = "last day (included); -1: to the end"};
inline const KeyFacts kPerWeek = {.name = "per_week",
                                  .unit = "1/week",
                                  .low = 0,
                                  .high = 1000,
                                  .grade = "E",
                                  .label_id = "kali per minggu",
                                  .label_en = "times a week",
                                  .step = Step::hundredth};

inline const KeyFacts kFormat = {
    .name = "format", .choices = all_words<Format>(), .label_id = "bentuk kiriman", .label_en = "format"};
inline const KeyFacts kCitesSource = {
    .name = "cites_source", .label_id = "menyebut sumber resmi", .label_en = "cites an official source"};
inline const KeyFacts kCostItem = {.name = "cost_item",
                                   .label_id = "butir biaya; kosong: milik kanal, \"none\": tanpa biaya",
                                   .label_en = "cost item; empty: the channel's, \"none\": nothing"};
inline const KeyFacts kAgency = {.name = "agency",
                                 .label_id = "OPD yang mengerjakannya; kosong: OPD pemilik akun, atau semua",
                                 .label_en = "agency that does the work; empty: those of its accounts, or all"};

}  // namespace kabar
