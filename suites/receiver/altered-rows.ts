import { bindsBytes, type ReceiverScope, signedFields, signs } from '../../src/kit/receiver/index.ts'
import { filled, type Tried, tried } from './rows.ts'

/** What was signed, and something else that was sent. */
export function altered(scope: ReceiverScope): Tried[] {
  const { recipe } = scope
  const isWritten = signs(recipe, 'reserialised-json', 'sorted-json')
  return [
    ...(bindsBytes(recipe) || isWritten ? BODY : []),
    ...(bindsBytes(recipe) ? LONGER : []),
    ...fields(scope),
    ...facts(scope),
    ...(recipe.messageSignature?.covered.includes('content-digest') ? DIGEST : []),
  ]
}

/** The last small letter of a text is another one. */
const otherLetter = (body: Buffer): Buffer => Buffer.from(body.toString().replace(/[a-z](?=[^a-z]*$)/, 'Z'))

const BODY = tried({ body: { sentBody: otherLetter }, 'body-empty': { sentBody: () => Buffer.of() } })

const spaced = (body: Buffer): Buffer => Buffer.concat([body, Buffer.from(' ')])

const LONGER = tried({
  'body-longer': { sentBody: spaced },
  'large-body': { body: (event) => filled(event, 100_000), sentBody: spaced },
})

/** A digest binds a body only where it is signed, and is looked at. */
const DIGEST = tried({
  'digest-not-signed': { covers: (names) => names.filter((name) => name !== 'content-digest') },
  'digest-left-out': { headers: (all) => all.filter(([name]) => name !== 'content-digest') },
})

/** Id and time. */
function facts({ recipe }: ReceiverScope): Tried[] {
  const { time, messageSignature } = recipe
  const later = (text: string) => String(Number(text) + 1)
  return tried({
    ...(signs(recipe, 'id') ? { id: { sentId: (id: string) => `${id}x` } } : {}),
    ...(time?.header === undefined ? {} : { time: { sentTime: later } }),
    ...(time?.entry === undefined
      ? {}
      : { time: { signature: (text: string) => text.replace(/\d{10}/, later) } }),
    ...(time && messageSignature
      ? {
          time: {
            headers: (all) =>
              all.map(([name, text]) => [
                name,
                name === 'signature-input' ? text.replace(/(?<=created=)\d+/, later) : text,
              ]),
          },
        }
      : {}),
  })
}

/** Each value that is signed alone. */
function fields(scope: ReceiverScope): Tried[] {
  return signedFields(scope).map(({ name, otherIn }) => ({ key: name, change: { sentBody: otherIn } }))
}
