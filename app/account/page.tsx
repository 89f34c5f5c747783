import { redirect } from 'next/navigation'

/** The client area begins with the certificates. */
export default function AccountHome() {
  redirect('/account/certificates')
}
