import { z } from 'zod'
import { MOOD_KINDS } from '../moods/kinds'
import { moodKnobs } from '../moods/schema'
import { switchFields } from '../state/schema'

const number = (text: string) => (/^-?\d+$/.test(text.trim()) ? Number(text) : text)
const decimal = (text: string) => (/^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text)
const list = (text: string) => text.split(/[\s,]+/).filter(Boolean)

/** Converts the fields of an operator's form to the input of its verb. The verb's own schema validates it. */
const FORM_INPUT: Record<string, (form: URLSearchParams) => unknown> = {
  'set-account': (form) => ({
    loginId: form.get('loginId') ?? '',
    ...(form.get('password') ? { password: form.get('password') } : {}),
    ips: list(form.get('ips') ?? ''),
    balance: Math.round(Number(form.get('balance')) * 100),
  }),
  'set-switches': (form) =>
    Object.fromEntries(
      Object.entries(switchFields.shape).flatMap(([name, type]): [string, unknown][] => {
        const text = form.get(name)
        if (type instanceof z.ZodBoolean) return [[name, form.has(name)]]
        // A switch missing from the form stays unchanged. A checkbox is read above, because browsers do not send an unticked one.
        if (text === null) return []
        if (type instanceof z.ZodNumber) return [[name, number(text)]]
        return [[name, type instanceof z.ZodArray ? list(text) : text]]
      }),
    ),
  'add-fault': (form) => ({ command: form.get('command'), kind: form.get('kind'), times: number(form.get('times') ?? '1') }),
  'set-mood-preset': (form) => ({ name: form.get('name'), ...(form.get('seed')?.trim() && { seed: form.get('seed') }) }),
  'set-moods': (form) => ({
    ...Object.fromEntries(
      Object.entries(moodKnobs.shape).flatMap(([name, type]): [string, unknown][] => {
        const text = form.get(name)
        return text === null ? [] : [[name, type instanceof z.ZodEnum ? text : decimal(text)]]
      }),
    ),
    rates: Object.fromEntries(
      MOOD_KINDS.flatMap((kind): [string, unknown][] => {
        const often = form.get(`rate ${kind}`)
        const commands = list(form.get(`commands ${kind}`) ?? '')
        return often === null ? [] : [[kind, { perMille: decimal(often), ...(commands.length && { commands }) }]]
      }),
    ),
  }),
  'set-whois': (form) => ({ domain: form.get('domain') ?? '', emails: list(form.get('emails') ?? '') }),
}

/** Returns the input for a form's verb. Forms without an entry above send their fields unchanged. */
export function readForm(verb: string, form: URLSearchParams): unknown {
  return (FORM_INPUT[verb] ?? ((fields: URLSearchParams) => Object.fromEntries(fields)))(form)
}
