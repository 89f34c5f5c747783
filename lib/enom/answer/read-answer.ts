import { z } from 'zod'
import type { Command } from '../command'
import { EnomError } from '../errors'
import { UnreadableReply } from '../xml'
import { readReply } from './reply'

/**
 * Parses the text of a response into the command's output. Accepts only a complete success that matches the input and has every required
 * field.
 * @throws EnomError, and nothing else, whatever the text is.
 */
export function readAnswer<Input, Output>(command: Command<Input, Output>, input: Input, body: string): Output {
  try {
    const output = command.decode(readReply(command, body))
    if (!command.isAbout(input, output)) throw new UnreadableReply('the reply does not match the request')
    return output
  } catch (cause) {
    if (cause instanceof UnreadableReply) throw new EnomError('garbled', command.name, [{ text: cause.message }])
    if (cause instanceof z.ZodError) {
      const places = cause.issues.map((issue) => issue.path.join('.') || 'reply').join(', ')
      throw new EnomError('garbled', command.name, [{ text: `the reply lacks or misspells: ${places}` }])
    }
    if (cause instanceof EnomError && cause.kind === 'refused' && !command.isClearNo(cause.messages))
      throw new EnomError('doubtful', command.name, cause.messages)
    throw cause
  }
}
