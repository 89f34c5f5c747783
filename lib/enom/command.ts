import type { z } from 'zod'
import type { EnomMessage } from './errors'
import type { XmlElement } from './xml'

/**
 * What repeating a call does.
 *
 * - read: nothing.
 * - overwrite: the same again.
 * - once: perhaps a second purchase or submission; never repeated before Enom was asked what happened.
 */
export type Effect = 'read' | 'overwrite' | 'once'

/** The most bytes an answer may have: a page of a list, a certificate with its files or its approvers, and everything else. */
export const REPLY_BYTES = { list: 600_000, detail: 200_000, short: 64_000 } as const

export type Form = Record<string, string | number | undefined>

/** One of Enom's commands: how it is asked, how its answer reads, and what of it may be written down. */
export type Command<Input, Output> = {
  readonly name: string
  readonly effect: Effect
  readonly timeoutMs: number
  /** More bytes than this are no answer to it. */
  readonly mostBytes: number
  /** @throws ZodError when the input is not what the command takes. */
  encode(input: Input): Form
  /** @throws ZodError when the answer lacks what the command promises. */
  decode(root: XmlElement): Output
  /** Whether the answer is about what was asked, as far as it says. */
  isAbout(input: Input, output: Output): boolean
  /** Whether a no in these words came before anything was done. */
  isClearNo(messages: readonly EnomMessage[]): boolean
  /** The input without CSR, contacts or anything secret. */
  recordable(input: Input): Form
  /** The ids in the answer that must not be lost. */
  rememberable(output: Output): Form
}

/** Makes a command of its input schema, its form fields, and its reply schema over the fields picked from the answer. */
export function defineCommand<InputSchema extends z.ZodType, ReplySchema extends z.ZodType>(definition: {
  name: string
  effect: Effect
  timeoutMs: number
  size?: keyof typeof REPLY_BYTES
  input: InputSchema
  toForm: (input: z.output<InputSchema>) => Form
  reply: ReplySchema
  fromReply: (root: XmlElement) => unknown
  isAbout?: (input: z.output<InputSchema>, output: z.output<ReplySchema>) => boolean
  isClearNo?: (messages: readonly EnomMessage[]) => boolean
  recordable: (input: z.output<InputSchema>) => Form
  rememberable?: (output: z.output<ReplySchema>) => Form
}): Command<z.output<InputSchema>, z.output<ReplySchema>> {
  const { name, effect, timeoutMs, input: inputSchema, reply, toForm, fromReply, recordable } = definition
  const { size = 'short', isAbout = () => true, isClearNo = () => true, rememberable = () => ({}) } = definition
  return {
    name,
    effect,
    timeoutMs,
    mostBytes: REPLY_BYTES[size],
    encode: (input) => toForm(inputSchema.parse(input)),
    decode: (root) => reply.parse(fromReply(root)),
    isAbout,
    isClearNo,
    recordable,
    rememberable,
  }
}
