/**
 * Chance that a standard normal value is at most `z`; relative error below 2e-7, far out as well, where an absolute one
 * would be of no use.
 * Source: W. Press et al., "Numerical Recipes", 1992, section 6.2, erfcc (a Chebyshev fit of the complementary error
 * function).
 */
export function normalAtMost(z: number): number {
  const half = complementaryError(Math.abs(z) / Math.SQRT2) / 2
  return z < 0 ? half : 1 - half
}

/** Coefficients of the polynomial in t, highest power first. */
const FIT = [
  0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196,
  1.00002368, -1.26551223,
]

function complementaryError(x: number): number {
  const t = 1 / (1 + 0.5 * x)
  const exponent = FIT.reduce((sum, coefficient) => sum * t + coefficient, 0)
  return t * Math.exp(-x * x + exponent)
}

/**
 * The value that Student's t exceeds in absolute value with the chance `alpha`, for a whole number of degrees of freedom.
 * Source: M. Abramowitz, I. Stegun, 1964, 26.7.3 and 26.7.4: closed forms, inverted by halving.
 */
export function studentLimit(alpha: number, freedom: number): number {
  let low = 0
  let high = 1e6
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (1 - studentWithin(middle, freedom) > alpha) low = middle
    else high = middle
  }
  return high
}

/** Chance that |t| is at most `t`. */
function studentWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const square = Math.cos(angle) ** 2
  const odd = freedom % 2 === 1
  let term = odd ? Math.cos(angle) : 1
  let sum = freedom === 1 ? 0 : term
  for (let k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
    term *= (square * (k - 1)) / k
    sum += term
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum
}
