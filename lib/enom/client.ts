import type { Command } from './command'
import { EnomError } from './errors'
import { type CallHooks, PostError, post } from './post'
import { readAnswer } from './read-answer'
import { type Credentials, formBody, readEndpoint } from './request'

export type EnomClient = {
  /** Runs one command. @throws EnomError; ZodError when the input is not what the command takes; whatever a hook throws, as it is. */
  call<Input, Output>(command: Command<Input, Output>, input: Input, hooks?: CallHooks): Promise<Output>
}

type Settings = {
  url: string
  credentials: Credentials
  /** Overrides each command's own limit. */
  timeoutMs?: number
}

/**
 * Makes a client for one account of Enom. It knows nothing of the shop; it never repeats a call that must happen once.
 * Credentials go into the body of the request only, and the password is blanked should Enom's answer quote it. The login is not: it is no
 * secret among staff, and where it is a common word, Enom's sentence would no longer be known by its words.
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
