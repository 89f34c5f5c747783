import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'

/** Asks someone who signed in some time ago to do so again before they change how they sign in. */
export function SignInAgain({ returnTo, isStaff }: { returnTo: string; isStaff?: boolean }) {
  return (
    <Alert tone="info" title="Sign in again to change this">
      <p className="mb-3">
        Changes to how you sign in are possible for ten minutes after signing in.
        {isStaff && ' Members of staff sign in with their password or a passkey for this.'}
      </p>
      <ButtonLink variant="secondary" href={`/sign-in${isStaff ? '/password' : ''}?return_to=${encodeURIComponent(returnTo)}`}>
        Sign in again
      </ButtonLink>
    </Alert>
  )
}
