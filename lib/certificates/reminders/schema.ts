import { z } from 'zod'

/** The maximum number of reminders in a list, so that buyers don't start ignoring them. */
const MAX_REMINDERS = 10
/** The time that staff and buyers need to replace a file or to order again. */
const LAST_CALL = 7
/** From 2029 on, files are valid for at least 47 days, and the sweep checks each one weekly. */
const FILE_MAX = 39
const COVER_MAX = 90
const SET_UP_MAX = 180

type Rule = { max: number; order: 'falling' | 'rising'; example: string }

/** Returns what is wrong with a list of days, or null. */
function daysFault(days: readonly number[], { max, order, example }: Rule): string | null {
  const wrong = days.find((one) => !Number.isInteger(one) || one < 1)
  if (wrong !== undefined || days.length === 0) return `Enter whole days separated by commas, such as ${example}.`
  const tooFar = days.find((one) => one > max)
  if (tooFar !== undefined) return `${tooFar} days is too far away. Use at most ${max}.`
  if (days.length > MAX_REMINDERS) return `These are ${days.length} reminders. Use at most ${MAX_REMINDERS}.`
  const at = days.findIndex(
    (one, index) => index > 0 && (order === 'falling' ? one >= (days[index - 1] ?? 0) : one <= (days[index - 1] ?? 0)),
  )
  if (at > 0) return `${days[at]} comes after ${days[at - 1]}. Enter the days in the order of the reminders, each once, such as ${example}.`
  const [first = 0] = days
  if (order === 'falling' && first < LAST_CALL)
    return `The first reminder would come only ${first === 1 ? '1 day' : `${first} days`} before the end. Send one at least ${LAST_CALL} days before it.`
  return null
}

const days = (rule: Rule) =>
  z
    .string()
    .max(200)
    .transform((text) => text.split(/[,;]/).map((one) => (one.trim() === '' ? Number.NaN : Number(one.trim()))))
    .superRefine((list, context) => {
      const fault = daysFault(list, rule)
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })

/** The days as staff type them: numbers separated by commas. `version`: the version of the days when the form was opened. */
export const reminderDaysInput = z.object({
  version: z.string().max(100),
  afterPayment: days({ max: SET_UP_MAX, order: 'rising', example: '1, 3, 7' }),
  beforeFileEnds: days({ max: FILE_MAX, order: 'falling', example: '30, 14, 7' }),
  beforeCoverEnds: days({ max: COVER_MAX, order: 'falling', example: '60, 30, 7' }),
})
