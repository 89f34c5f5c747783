import { redirect } from 'next/navigation'

/** Redirects to the certificates, the first page of the client area. */
export default function AccountHome() {
  redirect('/account/certificates')
}
