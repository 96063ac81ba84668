/** A hallmark: the shield an assay office stamps, as an image that needs no file. */
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M16 2 28 6v10c0 7-5 12-12 14C9 28 4 23 4 16V6z" ' +
  'fill="#35558a"/><path d="m10 16 4.5 4.5L22.5 11" fill="none" stroke="#e9c46a" stroke-width="3" ' +
  'stroke-linecap="round" stroke-linejoin="round"/></svg>'

export const LOGO = `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`
