'use client'
import { describedBy, FieldFrame } from '@/components/ui/form/field-frame'
import { useFormWords } from '@/components/ui/words/words-context'
import { ENGLISH_KEY_WORDS } from '@/lib/keys/text'

type KeyFileFieldsProps = {
  /** Keeps the ids unique on the page. */
  prefix: string
  label: string
  hint?: string
  /** What is wrong with the file or its passphrase. */
  errors: { file?: string; passphrase?: string }
  /** The label of the passphrase field, if it is not in English. */
  passphraseLabel?: string
  /** Null if the file is known to have no passphrase. */
  passphraseHint: string | null
  passphraseRequired?: boolean
}

/** A private key file and the passphrase that decrypts it. Both stay on the page: the surrounding form is never submitted. */
export function KeyFileFields({
  prefix,
  label,
  hint,
  errors,
  passphraseLabel = ENGLISH_KEY_WORDS.passphrase,
  passphraseHint,
  passphraseRequired = false,
}: KeyFileFieldsProps) {
  const form = useFormWords()
  const [file, passphrase] = [`${prefix}-file`, `${prefix}-passphrase`]
  return (
    <>
      <FieldFrame id={file} words={form} label={label} hint={hint} error={errors.file}>
        <input
          id={file}
          name="file"
          type="file"
          accept=".key,.pem,.der,.txt"
          className="field file:me-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-semibold file:text-peacock"
          {...describedBy(file, hint, errors.file)}
        />
      </FieldFrame>
      {passphraseHint !== null && (
        <FieldFrame id={passphrase} label={passphraseLabel} required={passphraseRequired} hint={passphraseHint} error={errors.passphrase}>
          <input
            id={passphrase}
            name="passphrase"
            type="password"
            autoComplete="off"
            className="field"
            {...describedBy(passphrase, passphraseHint, errors.passphrase)}
          />
        </FieldFrame>
      )}
    </>
  )
}
