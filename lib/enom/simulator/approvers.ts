import { listApprovers } from './names'

export function allows(domain: string, email: string, whois: Record<string, string[]>): boolean {
  const wanted = email.trim().toLowerCase()
  return listApprovers(domain, whois).some((approver) => approver.email.toLowerCase() === wanted)
}
