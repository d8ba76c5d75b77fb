# Writes shapiro_wilk.json: W and p of the samples of normality.json by R's shapiro.test, which computes in double precision.
#
# Run: Rscript shapiro_wilk.R   (made with R 4.2.2, jsonlite 1.8.4)

library(jsonlite)

test <- function(sample) {
  bytes <- base64_dec(sample$values)
  values <- readBin(bytes, "numeric", n = length(bytes) / 4, size = 4, endian = "little")
  result <- shapiro.test(values)
  list(name = sample$name, w = unname(result$statistic), p = result$p.value)
}

results <- lapply(fromJSON("normality.json", simplifyVector = FALSE), test)
write(toJSON(results, auto_unbox = TRUE, digits = NA, pretty = 1), "shapiro_wilk.json")
