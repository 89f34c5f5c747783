import { z } from 'zod'
import type { Command } from './command'
import { EnomError, type EnomMessage } from './errors'
import { PostError, post } from './post'
import { readReply } from './reply'
import { type Credentials, formBody, readEndpoint } from './request'

export type EnomClient = {
  /** Runs one command. @throws EnomError; ZodError when the input is not what the command takes. */
  call<Input, Output>(command: Command<Input, Output>, input: Input): Promise<Output>
}

type Settings = {
  url: string
  credentials: Credentials
  /** Overrides each command's own limit. */
  timeoutMs?: number
}

/**
 * Makes a client for one account of Enom. It knows nothing of the shop; it never repeats a call that must happen once.
 * Credentials go into the body of the request only, and are blanked should Enom's answer quote them.
 */
export function createEnomClient({ url, credentials, timeoutMs }: Settings): EnomClient {
  const endpoint = readEndpoint(url)
  return {
    async call(command, input) {
      const body = formBody(command.name, credentials, command.encode(input))
      try {
        const answer = await post({ url: endpoint, body, timeoutMs: timeoutMs ?? command.timeoutMs, effect: command.effect })
        return command.decode(readReply(command.name, answer))
      } catch (cause) {
        throw toEnomError(command.name, cause, credentials)
      }
    },
  }
}

function toEnomError(command: string, cause: unknown, credentials: Credentials): unknown {
  if (cause instanceof PostError) return new EnomError(cause.kind, command, [{ text: cause.message }])
  if (cause instanceof z.ZodError) {
    const places = cause.issues.map((issue) => issue.path.join('.') || 'reply').join(', ')
    return new EnomError('garbled', command, [{ text: `the reply lacks or misspells: ${places}` }])
  }
  if (cause instanceof EnomError)
    return new EnomError(
      cause.kind,
      command,
      cause.messages.map((message) => blank(message, credentials)),
    )
  return cause
}

function blank(message: EnomMessage, { password }: Credentials): EnomMessage {
  return { ...message, text: message.text.replaceAll(password, '[hidden]') }
}
