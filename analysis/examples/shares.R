#!/usr/bin/Rscript
# Poor households that became aware, and eligible households that understand, in percent with 95 % intervals, from a result
# file of `kabar run`; draws and prints them:
#   analysis/examples/shares.R results/magelang.h5 shares.png
# Needs r-base-core and r-cran-hdf5r. shares.py does the same in Python.
library(hdf5r)
words <- commandArgs(trailingOnly = TRUE)
file <- H5File$new(words[1], mode = "r")
whole <- file[["strategy_without"]][] == ""  # what is run without some means is no choice
statuses <- list(ever_aware = c("poor_not_eligible", "poor_eligible"), understands = c("non_poor_eligible", "poor_eligible"))
labels <- c("poor households, ever aware", "eligible households, understand")
colours <- c("#D55E00", "#0072B2")
# R has the first dimension last.
complete <- file[["complete"]][, , whole, drop = FALSE] == 1  # replicate, population, strategy
cells <- file[["households"]][, , , , , drop = FALSE]         # access, kelurahan, status, topic, population
unit <- if (dim(complete)[2] > 1) "populations" else "replicates"
png(words[2], width = 880, height = 165 + 33 * sum(whole), res = 110, type = "cairo")
par(mar = c(4, 16, 1, 1), cex = 0.8)
for (f in 1:2) {
  here <- file[["status"]][] %in% statuses[[f]]
  measure <- which(file[["measure"]][] == names(statuses)[f])
  counts <- apply(file[["counts"]][, , here, measure, , , , whole, drop = FALSE], 5:8, sum)
  share <- sweep(counts, c(1, 3), apply(cells[, , here, , , drop = FALSE], 4:5, sum), "/")  # topic, ...
  share <- 100 * apply(share, 2:4, mean, na.rm = TRUE)  # a topic may have no such household
  share[!complete] <- NA
  values <- apply(share, if (unit == "populations") 2:3 else c(1, 3), mean, na.rm = TRUE)  # unit, strategy
  n <- colSums(!is.na(values))
  mean <- colMeans(values, na.rm = TRUE)
  half <- qt(0.975, n - 1) * apply(values, 2, sd, na.rm = TRUE) / sqrt(n)
  ends <- rbind(pmax(mean - half, 0), pmin(mean + half, 100))
  if (f == 1) order <- order(mean)
  if (f == 1) dotchart(mean[order], file[["strategy_title_en"]][][whole][order], xlim = c(0, max(ends)), pch = NA,
                       xlab = sprintf("%%, mean over topics; 95 %% intervals over %d %s", max(n), unit))
  segments(ends[1, order], seq_along(order), ends[2, order], lwd = 3, col = colours[f])
  points(mean[order], seq_along(order), pch = 17 - f, col = colours[f])
  rows <- sprintf("%s\t%s\t%.10f\t%.10f\t%.10f", names(statuses)[f], file[["strategy"]][][whole], mean, ends[1, ], ends[2, ])
  writeLines(rows[rev(order)])
}
legend("bottomright", labels, pch = 16:15, col = colours, bty = "n")
