import { RecordedResponse } from '../client/recorded-response.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Consent, ConsentResult } from './session.ts'

/** What a person would choose and type on the authorize page. */
export interface ConsentAnswers {
  system: string
  username: string
  password: string
}

/** Answers the authorize page as a person with a browser would: reads its form, fills it in, presses a button. */
export function answerForms(answers: ConsentAnswers): (fetch: Fetch) => Consent {
  return (fetch) => async (url, decision) => {
    const page = await fetch(new Request(url, { redirect: 'manual' }))
    const form = parseForm(await page.text())
    if (!form) return resultOf(page, url)
    const body = fill(form, { ...answers, decision })
    const target = new URL(form.action ?? url, url)
    const answer = await fetch(new Request(target, { method: 'POST', body, redirect: 'manual' }))
    await answer.body?.cancel()
    return resultOf(answer, target.href)
  }
}

function resultOf(response: Response, url: string): ConsentResult {
  const location = response.headers.get('location')
  return {
    status: response.status,
    ...(location === null ? {} : { location: new URL(location, url) }),
    ...(response instanceof RecordedResponse && { exchange: response.exchange.id }),
  }
}

interface Form {
  action?: string
  fields: Field[]
}

interface Field {
  tag: string
  name: string
  type: string
  value: string
  /** Offered values of a select. */
  options: string[]
  checked: boolean
}

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/i
const CONTROL = /<(input|button|select)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi
const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g

function parseForm(html: string): Form | undefined {
  const match = FORM.exec(html)
  if (!match) return undefined
  const { action } = attributes(match[1] ?? '')
  const body = match[2] ?? ''
  return {
    ...(action ? { action } : {}),
    fields: [...body.matchAll(CONTROL)].map((control) => fieldOf(control, body)),
  }
}

function fieldOf(control: RegExpExecArray, body: string): Field {
  const held = attributes(control[2] ?? '')
  const tag = (control[1] ?? '').toLowerCase()
  return {
    tag,
    name: held.name ?? '',
    type: (held.type ?? (tag === 'button' ? 'submit' : 'text')).toLowerCase(),
    value: held.value ?? '',
    options: tag === 'select' ? optionsOf(body.slice(control.index)) : [],
    checked: held.checked !== undefined,
  }
}

function optionsOf(from: string): string[] {
  const end = from.search(/<\/select/i)
  return [...from.slice(0, end < 0 ? from.length : end).matchAll(/<option\b([^>]*)>([^<]*)/gi)].map(
    ([, held = '', text = '']) => attributes(held).value ?? decode(text.trim()),
  )
}

function attributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [
      name.toLowerCase(),
      decode(a ?? b ?? c ?? ''),
    ]),
  )
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return ENTITIES[name] ?? whole
  })
}

/** One value per named control; of several buttons the one that stands for the decision. */
function fill(form: Form, answers: ConsentAnswers & { decision: string }): URLSearchParams {
  const data = new URLSearchParams()
  for (const field of form.fields) {
    const value = chosen(field, answers)
    if (field.name !== '' && value !== undefined) data.append(field.name, value)
  }
  return data
}

function chosen(field: Field, answers: ConsentAnswers & { decision: string }): string | undefined {
  if (field.type === 'submit') return field.value === answers.decision ? field.value : undefined
  if (field.type === 'radio') return field.value === answers.system ? field.value : undefined
  if (field.type === 'checkbox') return field.checked ? field.value || 'on' : undefined
  if (field.options.length > 0)
    return field.options.includes(answers.system) ? answers.system : field.options[0]
  if (field.type === 'password') return answers.password
  if (field.type === 'text' || field.type === 'email') return field.value || answers.username
  return field.value
}
