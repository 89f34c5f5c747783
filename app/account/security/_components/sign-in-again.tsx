import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** Asks someone who signed in a while ago to sign in again before they change how they sign in. */
export function SignInAgain({ returnTo, isStaff, language }: { returnTo: string; isStaff?: boolean | undefined; language: Language }) {
  const words = wordsOf(language, 'security')
  return (
    <Alert tone="info" title={words('again')}>
      <p className="mb-3">
        {words('againText')} {isStaff && words('againStaff')}
      </p>
      <ButtonLink variant="secondary" href={`/sign-in${isStaff ? '/password' : ''}?return_to=${encodeURIComponent(returnTo)}`}>
        {words('signInAgain')}
      </ButtonLink>
    </Alert>
  )
}
