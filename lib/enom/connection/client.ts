import { readAnswer } from '../answer/read-answer'
import type { Command } from '../command'
import { EnomError } from '../errors'
import { type CallHooks, PostError, post } from './post'
import { type Credentials, formBody, readEndpoint } from './request'

export type EnomClient = {
  /** Runs one command. @throws EnomError, or ZodError for invalid input. An error thrown by a hook is passed on unchanged. */
  call<Input, Output>(command: Command<Input, Output>, input: Input, hooks?: CallHooks): Promise<Output>
}

type Settings = {
  url: string
  credentials: Credentials
  /** Overrides each command's own timeout. */
  timeoutMs?: number
}

/**
 * Creates a client for one Enom account. It is independent of the shop and never repeats a call that must happen once. Credentials go only
 * into the request body, and the password is blanked if Enom's response quotes it. The login is not blanked: staff know it, and if it is a
 * common word, blanking it would make Enom's messages unrecognisable.
 */
export function createEnomClient({ url, credentials, timeoutMs }: Settings): EnomClient {
  const endpoint = readEndpoint(url)
  return {
    async call(command, input, hooks) {
      const { name, effect, mostBytes } = command
      const body = formBody(name, credentials, command.encode(input))
      const answer = await post({ url: endpoint, body, timeoutMs: timeoutMs ?? command.timeoutMs, mostBytes, effect, hooks }).catch(
        (cause: unknown) => {
          throw cause instanceof PostError ? new EnomError(cause.kind, name, [{ text: cause.message }]) : cause
        },
      )
      try {
        return readAnswer(command, input, answer)
      } catch (cause) {
        throw cause instanceof EnomError ? withoutPassword(cause, credentials) : cause
      }
    },
  }
}

function withoutPassword({ kind, command, messages }: EnomError, { password }: Credentials): EnomError {
  return new EnomError(
    kind,
    command,
    messages.map((message) => ({ ...message, text: message.text.replaceAll(password, '[hidden]') })),
  )
}
