const SILENCE_MS = 8_000

/**
 * Reports what `work` is doing whenever it has been silent for a few seconds, so that it does not look stuck. The text is `doing` until the
 * work sets a different one.
 */
export async function keepTelling<Value>(
  tell: (text: string) => void,
  doing: string,
  work: (now: (text: string) => void) => Promise<Value>,
  silence = SILENCE_MS,
): Promise<Value> {
  let [at, since] = [doing, Date.now()]
  const say = () => tell(`${at}, ${Math.round((Date.now() - since) / 1000)} s`)
  let timer = setInterval(say, silence)
  const now = (text: string) => {
    tell(text)
    clearInterval(timer)
    ;[at, since, timer] = [text, Date.now(), setInterval(say, silence)]
  }
  try {
    return await work(now)
  } finally {
    clearInterval(timer)
  }
}
