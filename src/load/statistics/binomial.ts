/**
 * Chance of exactly `k` successes in `n` trials of chance `p`, exact to some 14 digits for every `n`: the usual way by
 * logarithms of gamma functions loses digits as `n` grows, and load tests count in millions.
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000.
 */
export function binomialChance(k: number, { n, p }: Trials): number {
  if (k < 0 || k > n) return 0
  if (p <= 0) return k === 0 ? 1 : 0
  if (p >= 1) return k === n ? 1 : 0
  if (k === 0) return Math.exp(n * Math.log1p(-p))
  if (k === n) return Math.exp(n * Math.log(p))
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * (1 - p))
  return Math.sqrt(n / (2 * Math.PI * k * (n - k))) * Math.exp(exponent)
}

/** So many independent trials, each of which succeeds with the chance `p`. */
export interface Trials {
  n: number
  p: number
}

/**
 * Chance of at most `k` successes. The side that does not hold the mean is summed, from `k` outwards, until what is left
 * cannot matter: beyond the mean the terms fall faster than a geometric series.
 */
export function binomialAtMost(k: number, trials: Trials): number {
  if (k < 0) return 0
  if (k >= trials.n) return 1
  return k < trials.n * trials.p ? tail(k, -1, trials) : 1 - tail(k + 1, 1, trials)
}

function tail(from: number, step: 1 | -1, trials: Trials): number {
  let sum = 0
  for (let at = from; at >= 0 && at <= trials.n; at += step) {
    const chance = binomialChance(at, trials)
    sum += chance
    if (chance < sum * 1e-17) break
  }
  return sum
}

/** ln n! less Stirling's approximation of it. */
function stirlingError(n: number): number {
  if (n <= 15) return lnFactorial(n) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI)
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

function lnFactorial(n: number): number {
  let product = 1
  for (let factor = 2; factor <= n; factor++) product *= factor
  return Math.log(product)
}

/** x ln(x/m) + m − x, without the loss of digits where x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let power = 2 * x * v
  for (let odd = 3; odd < 2001; odd += 2) {
    power *= v * v
    const next = sum + power / odd
    if (next === sum) break
    sum = next
  }
  return sum
}
