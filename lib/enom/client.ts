import { z } from 'zod'
import type { Command } from './command'
import { EnomError, type EnomMessage } from './errors'
import { type CallHooks, PostError, post } from './post'
import { readReply } from './reply'
import { type Credentials, formBody, readEndpoint } from './request'
import { UnreadableReply } from './xml'

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
 * Credentials go into the body of the request only, and are blanked should Enom's answer quote them.
 */
export function createEnomClient({ url, credentials, timeoutMs }: Settings): EnomClient {
  const endpoint = readEndpoint(url)
  return {
    async call(command, input, hooks) {
      const { name, effect } = command
      const body = formBody(name, credentials, command.encode(input))
      const answer = await post({ url: endpoint, body, timeoutMs: timeoutMs ?? command.timeoutMs, effect, hooks }).catch(
        (cause: unknown) => {
          throw cause instanceof PostError ? new EnomError(cause.kind, name, [{ text: cause.message }]) : cause
        },
      )
      try {
        const output = command.decode(readReply(name, answer))
        if (!command.isAbout(input, output)) throw new UnreadableReply('the reply is about something else')
        return output
      } catch (cause) {
        throw toEnomError(name, cause, credentials)
      }
    },
  }
}

function toEnomError(command: string, cause: unknown, credentials: Credentials): unknown {
  if (cause instanceof UnreadableReply) return new EnomError('garbled', command, [{ text: cause.message }])
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
