import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react'
import { useFound, useHold } from '@/components/ui/form/form-context'
import type { Secret } from '@/lib/csr/keys/keys'

type SecretSearch = {
  /** The name of the text area. The file input is named `file`. */
  name: string
  words: { removed: Record<Secret, string>; tooLarge: string; unchecked: string }
  /** The maximum size of a file, in bytes. By default, that of a certificate request. */
  limit?: number
}

/** The search itself, loaded once someone enters a field or submits the form, so that the page loads without it. */
const loadSearch = () => import('@/lib/csr/keys/keys')

/**
 * Keeps private keys in a text area and a file input from being sent. `check` removes a key and shows an error in its place. It also runs on
 * every submission, before anything is sent; the form is sent only if there is no key, and never if the check could not be carried out.
 */
export function useSecretSearch(box: RefObject<HTMLTextAreaElement | null>, { name, words, limit }: SecretSearch) {
  const [found, tellFound] = useFound()
  const hold = useHold()
  const upload = useRef<HTMLInputElement>(null)
  const faults = useRef<Record<string, string>>({})
  const running = useRef<Promise<HTMLElement | null>>(null)

  function show(next: Record<string, string | undefined>): void {
    faults.current = Object.fromEntries(Object.entries(next).flatMap(([field, text]) => (text ? [[field, text]] : [])))
    tellFound(faults.current)
  }

  /** Checks both fields. A check in progress also covers what is entered before it ends. */
  function check(): Promise<HTMLElement | null> {
    running.current ??= searchFields().finally(() => {
      running.current = null
    })
    return running.current
  }

  /** Returns the field that keeps the form from being sent, or null. */
  async function searchFields(): Promise<HTMLElement | null> {
    const [area, input] = [box.current, upload.current]
    if (!area || !input) return null
    try {
      const search = await loadSearch()
      const chosen = input.files?.[0]
      const inFile = chosen && (await faultOf(chosen))
      // Another file was chosen while this one was read.
      if (input.files?.[0] !== chosen) return await searchFields()
      const inText = search.secretIn(area.value)
      // The error about a removed key stays until the field is filled in again.
      const isKept = area.value === '' && faults.current[name] !== words.unchecked
      show({
        file: chosen ? inFile : faults.current.file,
        [name]: inText ? words.removed[inText] : isKept ? faults.current[name] : undefined,
      })
      if (inFile) input.value = ''
      if (inText) area.value = ''
      return inText ? area : inFile ? input : null
    } catch {
      show({ ...faults.current, [name]: words.unchecked })
      return area
    }
  }

  /** Returns why a file must not be sent. A file that is too large is not read. */
  async function faultOf(file: File): Promise<string | undefined> {
    const search = await loadSearch()
    const most = limit ?? search.REQUEST_FILE_LIMIT
    if (file.size > most) return words.tooLarge.replace('{size}', search.sizeText(file.size)).replace('{limit}', search.sizeText(most))
    const secret = search.secretInFile(new Uint8Array(await file.arrayBuffer()))
    return secret ? words.removed[secret] : undefined
  }

  const beforeSending = useEffectEvent(async () => {
    hold(true)
    const fault = await check()
    hold(false)
    fault?.focus()
    return fault === null
  })

  useLayoutEffect(() => {
    const form = box.current?.form
    if (!form) return
    let progress: 'idle' | 'checking' | 'checked' = 'idle'
    const beforeSubmit = async (event: SubmitEvent) => {
      if (progress === 'checked') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (progress === 'checking') return
      progress = 'checking'
      const { submitter } = event
      // A form ignores requestSubmit while its own submit event is still being dispatched.
      await new Promise((resolve) => setTimeout(resolve))
      const isClean = await beforeSending()
      progress = 'checked'
      // Dispatches the event again, synchronously.
      if (isClean && form.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : null)
      progress = 'idle'
    }
    form.addEventListener('submit', beforeSubmit, { capture: true })
    return () => form.removeEventListener('submit', beforeSubmit, { capture: true })
  }, [box])

  return {
    found,
    upload,
    check: () => void check(),
    /** Loads the search early. A check tries again if this fails. */
    preload: () => void loadSearch().catch(() => undefined),
  }
}
