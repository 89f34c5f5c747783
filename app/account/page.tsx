import { redirect } from 'next/navigation'

/** The client area starts with the certificates. */
export default function AccountHome() {
  redirect('/account/certificates')
}
