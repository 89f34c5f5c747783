'use server'
import { z } from 'zod'
import { type ActionState, refusedAt } from '@/lib/action-state'
import { defineAction } from '@/lib/auth/guards/action'
import { clientIp } from '@/lib/auth/limits/client-ip'
import { consumeRateLimit, tooManySentence } from '@/lib/auth/limits/rate-limit'
import { now } from '@/lib/clock'
import type { Language } from '@/lib/languages/types'
import type { Result } from '@/lib/result'
import type { ToolAnswer } from './answer'
import { answerCertificates } from './answer-certificates'
import { answerChain } from './answer-chain'
import { answerRequest } from './answer-request'
import { readRequestForm, readTextForm } from './read-form'

// Nothing pasted here is stored or logged. It is processed and then discarded.

const file = z.instanceof(File).optional()
const requestInput = z.object({ csr: z.string().default(''), file })
const textInput = z.object({ text: z.string().default(''), file })

type Refusal = { field: 'csr' | 'text' | 'file'; message: string }

export const decodeRequest = defineAction({ input: requestInput, guard: 'anyone' }, (input, { language }) =>
  answered(language, async () => {
    const read = await readRequestForm(input, language)
    return read.ok ? answerRequest(read.value, language) : read
  }),
)

export const decodeCertificates = defineAction({ input: textInput, guard: 'anyone' }, (input, { language }) =>
  answered(language, async () => {
    const read = await readTextForm(input, language)
    return read.ok ? answerCertificates(read.value, now(), language) : read
  }),
)

export const checkPastedChain = defineAction({ input: textInput, guard: 'anyone' }, (input, { language }) =>
  answered(language, async () => {
    const read = await readTextForm(input, language)
    return read.ok ? answerChain(read.value, now(), language) : read
  }),
)

/** Handles a tool's form, within the rate limit for the visitor's network. */
async function answered(language: Language, work: () => Promise<Result<ToolAnswer, Refusal>>): Promise<ActionState> {
  const turn = await consumeRateLimit('decoder_per_ip', await clientIp())
  if (!turn.ok) return { status: 'refused', message: tooManySentence(turn.error, language) }
  const answer = await work()
  if (!answer.ok) return refusedAt(answer.error.field, answer.error.message)
  return { status: 'done', data: { answer: JSON.stringify(answer.value) } }
}
