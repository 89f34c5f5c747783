import type { z } from 'zod'
import type { EnomMessage } from './errors'
import type { XmlElement } from './xml'

/**
 * Effect of repeating a call.
 * - read: none.
 * - overwrite: the same result again.
 * - once: possibly a second purchase or submission. Never repeated before checking with Enom what happened.
 */
export type Effect = 'read' | 'overwrite' | 'once'

/**
 * Largest accepted response in bytes: `list` for a page of a list, `detail` for a certificate with its files or approvers, `short` for
 * everything else.
 */
export const REPLY_BYTES = { list: 600_000, detail: 200_000, short: 64_000 } as const

export type Form = Record<string, string | number | undefined>

/** An Enom command: how to call it, how to read its response, and which parts may be recorded. */
export type Command<Input, Output> = {
  readonly name: string
  readonly effect: Effect
  readonly timeoutMs: number
  /** A larger response is rejected. */
  readonly mostBytes: number
  /** @throws ZodError for invalid input. */
  encode(input: Input): Form
  /** @throws ZodError if the response lacks a required field. */
  decode(root: XmlElement): Output
  /** Whether the response matches the input. Fields that Enom left out are treated as matching. */
  isAbout(input: Input, output: Output): boolean
  /** Whether a refusal with these messages proves that nothing had been done yet. */
  isClearNo(messages: readonly EnomMessage[]): boolean
  /** The input without CSR, contacts or secrets. */
  recordable(input: Input): Form
  /** The ids in the response that must not be lost. */
  rememberable(output: Output): Form
}

/** Builds a command from its input schema, its form fields, and a schema for the fields picked from the reply. */
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
