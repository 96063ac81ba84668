/** Values below this have a bucket each: twice as many as three significant digits need. */
const EXACT_BELOW = 2048

/**
 * The highest value of the bucket that a value in whole µs falls into: as an HdrHistogram with three significant digits and
 * 1 as its smallest step has them. A bucket is never wider than a thousandth of its values.
 */
export function bucketOf(us: number): number {
  if (us < EXACT_BELOW) return us
  // Not by shifting: bits end at 2³¹ µs, which is 36 minutes.
  const width = 2 ** (Math.floor(Math.log2(us)) - 10)
  return (Math.floor(us / width) + 1) * width - 1
}
