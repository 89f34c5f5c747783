import { randomBytes } from 'node:crypto'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { ActionState, Refused } from '../../action-state'
import type { Actor } from '../../actor'
import { RoleTaken } from '../../audit-log/still-in-role'
import { env } from '../../config/env'
import { wordsOf } from '../../languages/text'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '../../languages/types'
import { log } from '../../log'
import type { Helper } from '../../people/find-helper'
import { mayStaff, type StaffDeed } from '../../permissions'
import { fieldFaults, formInput, hasTooManyFields, typedValues, unreadableFields } from '../form-input'
import { logSecurity } from '../security-log'
import { readHelper } from '../session/helper'
import { isFresh } from '../session/is-fresh'
import { languageFor, languageOfBrowser } from '../session/language'
import { readSession, readStaffSession } from '../session/session'
import { NOT_FRESH, notIncluded, ROLE_TAKEN } from '../text'
import { type BuyerActor, type ClientActor, SECOND_STEP, type StaffActor } from './guards'

/**
 * Who may use an action: anyone, a buyer (a client or someone with a set-up link), a signed-in client, someone with a helper link, or
 * staff. `new-staff` includes staff who have yet to set up their second step.
 */
type Actors = { anyone: Actor | null; actor: BuyerActor; client: ClientActor; helper: Helper; staff: StaffActor; 'new-staff': StaffActor }

type Definition<Schema extends z.ZodType, Guard extends keyof Actors> = {
  input: Schema
  guard: Guard
  /** The permission that the verb requires of staff, so that those whose role lacks it get an explanation. */
  deed?: StaffDeed | undefined
  /** Whether staff must have signed in within the last ten minutes. */
  fresh?: boolean | undefined
}

type Handler<Schema extends z.ZodType, Guard extends keyof Actors> = (
  input: z.output<Schema>,
  context: { actor: Actors[Guard]; language: Language },
) => Promise<ActionState | undefined> | Promise<void>

type Reader = { actor: Actor | null; language: Language }

/** What `answerAction` needs from the request: the origin of its form, the browser’s language, and the reader with their language. */
export type ActionRequest = { origin: string | null; language: Language; readReader: (guard: keyof Actors) => Promise<Reader> }

/**
 * Defines a server action that calls one domain verb. It checks the origin, then the guard, then the form against the zod schema, and runs
 * `handler` in the language of the form (its `language` field, present on public pages) or else of the reader. Refusals are returned as
 * ActionState with the submitted values, never secrets. `redirect` and `notFound` pass through. Any other error is logged with a reference,
 * which the message quotes.
 */
export function defineAction<Schema extends z.ZodType, Guard extends keyof Actors>(
  definition: Definition<Schema, Guard>,
  handler: Handler<Schema, Guard>,
): (previous: ActionState, form: FormData) => Promise<ActionState> {
  return async (_previous, form) => {
    const language = (await languageOfBrowser()) ?? DEFAULT_LANGUAGE
    return answerAction(definition, handler, form, { origin: (await headers()).get('origin'), language, readReader })
  }
}

async function readReader(guard: keyof Actors): Promise<Reader> {
  // Helpers' forms send their language.
  if (guard === 'helper') return { actor: await readHelper(), language: DEFAULT_LANGUAGE }
  if (guard === 'staff' || guard === 'new-staff') {
    const session = await readStaffSession()
    if (guard === 'staff' && session?.needsSecondStep) redirect(SECOND_STEP)
    return { actor: session?.actor ?? null, language: DEFAULT_LANGUAGE }
  }
  const session = await readSession()
  return { actor: session?.actor ?? null, language: await languageFor(session) }
}

/** Runs an action with the request data passed in, so that tests need no request. */
export async function answerAction<Schema extends z.ZodType, Guard extends keyof Actors>(
  { input, guard, deed, fresh }: Definition<Schema, Guard>,
  handler: Handler<Schema, Guard>,
  form: FormData,
  request: ActionRequest,
): Promise<ActionState> {
  const ofForm = languageOf(form.get('language'))
  let language = ofForm ?? request.language
  if (request.origin !== env.APP_URL) return { status: 'refused', message: wordsOf(language, 'forms')('refusals.foreign') }
  if (hasTooManyFields(form)) return { status: 'refused', message: wordsOf(language, 'answers')('fields') }
  const values = typedValues(form)
  try {
    const reader = await request.readReader(guard)
    const { actor } = reader
    language = ofForm ?? reader.language
    const say = wordsOf(language, 'answers')
    if (!isAllowed(guard, actor)) return { status: 'refused', message: say(guard === 'helper' ? 'linkEnded' : 'signedOut'), values }
    const refusal = await staffRefusal(actor, { deed, fresh })
    if (refusal) return { ...refusal, values }
    const message = wordsOf(language, 'forms')('problem')
    const unreadable = unreadableFields(form, language)
    if (Object.keys(unreadable).length > 0) return { status: 'refused', message, fields: unreadable, values }
    const parsed = input.safeParse(formInput(form, input))
    if (!parsed.success) return { status: 'refused', message, fields: fieldFaults(parsed.error, language), values }
    const answer = await handler(parsed.data, { actor, language })
    if (!answer) return { status: 'done' }
    return answer.status === 'refused' ? { ...answer, values: { ...values, ...answer.values } } : answer
  } catch (fault) {
    unstable_rethrow(fault)
    if (fault instanceof RoleTaken) return { status: 'refused', message: ROLE_TAKEN, values }
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log.error({ err: fault, reference }, 'action failed')
    return { status: 'refused', message: wordsOf(language, 'answers')('broken', { reference }), values }
  }
}

function isAllowed<Guard extends keyof Actors>(guard: Guard, actor: Actor | null): actor is Actors[Guard] {
  const needed: keyof Actors = guard
  if (needed === 'anyone') return true
  if (needed === 'actor') return actor?.kind === 'client' || actor?.kind === 'order'
  return actor?.kind === (needed === 'new-staff' ? 'staff' : needed)
}

/** Returns the refusal for staff whose role does not include the permission, or who signed in too long ago. */
async function staffRefusal(
  actor: Actor | null,
  { deed, fresh }: Pick<Definition<z.ZodType, 'staff'>, 'deed' | 'fresh'>,
): Promise<Refused | null> {
  if (actor?.kind !== 'staff') return null
  if (deed && !mayStaff(actor, deed)) {
    logSecurity('not_allowed', { side: 'staff', userId: actor.userId, reason: deed })
    return { status: 'refused', message: notIncluded(actor.role) }
  }
  return fresh && !(await isFresh(actor)) ? NOT_FRESH : null
}
