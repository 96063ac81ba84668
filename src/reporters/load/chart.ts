import { escapeHtml } from '../html.ts'

export interface Chart {
  title: string
  /** Units of both axes. */
  x: string
  y: string
  series: readonly { name: string; points: readonly (readonly [x: number, y: number])[] }[]
  /** Words for places on the x axis, where numbers alone would mislead. */
  ticks?: readonly (readonly [x: number, text: string])[]
  /** What is said where there is no point: nothing was measured, unless told otherwise. */
  empty?: string
  /** Filled from the axis, for what is counted. */
  filled?: boolean
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [720, 280, 64, 16, 52, 40]

/** Distinct in light and dark, and for most who see colours otherwise. */
const COLOURS = ['#2f7ed8', '#e07b00', '#c2347b', '#2a9d6e', '#8a63d2', '#8c8c00']

const STYLE = `
.chart { font: 12px system-ui, sans-serif; fill: #333 }
.chart .back { fill: #fff } .chart .grid { stroke: #8884 } .chart .title { font-size: 14px; font-weight: 600 }
@media (prefers-color-scheme: dark) { .chart { fill: #ddd } .chart .back { fill: #17191c } }`

/** One chart as SVG that needs nothing from outside, readable in light and dark. */
export function chartSvg({ title, x, y, series, ticks, filled = false, empty }: Chart): string {
  const points = series.flatMap((one) => one.points)
  const most = niceTop(Math.max(0, ...points.map(([, value]) => value)))
  const [from, to] = [Math.min(...points.map(([at]) => at)), Math.max(...points.map(([at]) => at))]
  const across = (at: number) => LEFT + ((at - from) / Math.max(1e-9, to - from)) * (WIDTH - LEFT - RIGHT)
  const up = (value: number) => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM)
  const body =
    points.length === 0
      ? text([WIDTH / 2, HEIGHT / 2], empty ?? 'nothing was measured', 'middle')
      : [
          ...[0, 0.25, 0.5, 0.75, 1].map((share) => yLine(share * most, up)),
          ...(ticks ?? xTicks(from, to)).map(([at, told]) =>
            text([across(at), HEIGHT - BOTTOM + 16], told, 'middle'),
          ),
          ...series.map((one, place) => line(one, { across, up, filled, colour: colourOf(place) })),
        ].join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">
<style>${STYLE}</style>
<rect class="back" width="${WIDTH}" height="${HEIGHT}"/>
<text class="title" x="${LEFT}" y="18">${escapeHtml(title)}</text>
${legend(series.map(({ name }) => name))}
${body}
${text([WIDTH - RIGHT, HEIGHT - 6], x, 'end')}
${text([LEFT - 8, TOP - 10], y, 'end')}
</svg>`
}

const colourOf = (place: number) => COLOURS[place % COLOURS.length] ?? '#888'

/** 1, 2, 2.5 or 5 times a power of ten, from this value up. */
function niceTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((times) => times * power >= value) ?? 10) * power
}

function yLine(value: number, up: (value: number) => number): string {
  const at = up(value).toFixed(1)
  return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/>${text([LEFT - 8, Number(at) + 4], String(Number(value.toPrecision(3))), 'end')}`
}

/** At most six places, at round numbers. */
function xTicks(from: number, to: number): [number, string][] {
  const step = niceTop((to - from) / 5)
  const first = Math.ceil(from / step)
  const count = Math.floor(to / step) - first + 1
  return Array.from({ length: count }, (_, at) => {
    const value = (first + at) * step
    return [value, String(Number(value.toPrecision(6)))]
  })
}

function text([x, y]: readonly [number, number], told: string, anchor: 'middle' | 'end' | 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escapeHtml(told)}</text>`
}

interface Drawing {
  across(at: number): number
  up(value: number): number
  filled: boolean
  colour: string
}

function line({ points }: Chart['series'][number], { across, up, filled, colour }: Drawing): string {
  const path = points.map(([at, value]) => `${across(at).toFixed(1)},${up(value).toFixed(1)}`).join(' ')
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return ''
  if (points.length === 1)
    return `<circle cx="${across(first[0])}" cy="${up(first[1])}" r="3" fill="${colour}"/>`
  const floor = up(0).toFixed(1)
  const area = filled
    ? `<polygon points="${across(first[0]).toFixed(1)},${floor} ${path} ${across(last[0]).toFixed(1)},${floor}" fill="${colour}" fill-opacity=".25"/>`
    : ''
  return `${area}<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round"/>`
}

function legend(names: readonly string[]): string {
  let at = LEFT
  return names
    .map((name, place) => {
      const found = `<rect x="${at}" y="26" width="10" height="10" fill="${colourOf(place)}"/>${text([at + 15, 35], name, 'start')}`
      at += 30 + name.length * 7
      return found
    })
    .join('')
}
