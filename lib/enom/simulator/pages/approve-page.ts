import { awaitsApproval } from '../life/approve-request'
import { requireProduct } from '../products/products'
import type { Certificate } from '../state/schema'
import { STATUS } from '../status'
import { escapeHtml, page } from './page'

/**
 * Renders the page behind the emailed link: the request, and two buttons while the approver's decision is pending. Opening the page changes
 * nothing.
 */
export function approvePage(certificate: Certificate): string {
  const { submission, configuration } = certificate
  const product = requireProduct(certificate.prodType).description.replace('SSL Certificate - ', '')
  const facts = `<dl><dt>Domain</dt><dd>${escapeHtml(configuration?.domain ?? '')}</dd><dt>Certificate</dt><dd>${escapeHtml(product)}</dd><dt>Order</dt><dd>${submission?.authorityOrderId}</dd><dt>Asked of</dt><dd>${escapeHtml(submission?.approverEmail ?? '')}</dd></dl>`
  if (!awaitsApproval(certificate)) {
    return page('Certificate request', `${facts}<p><strong>${standing(certificate)}</strong></p>`, 'narrow')
  }
  const choice = `<form method="post" class="choice"><button name="decision" value="approve">Approve</button><button class="second" name="decision" value="decline">Decline</button></form>`
  return page(
    'Approve this certificate?',
    `<p>Someone requested a certificate for a domain you manage. Approve only requests you know about.</p>${facts}${choice}`,
    'narrow',
  )
}

function standing(certificate: Certificate): string {
  if (certificate.status === STATUS.issued) return 'Approved. The certificate has been issued.'
  if (certificate.status === STATUS.rejected) return 'Declined. No certificate was issued.'
  if (
    certificate.submission?.approvedAt &&
    certificate.status !== STATUS.refundedIssued &&
    certificate.status !== STATUS.refundedUnissued
  ) {
    return 'Approved. The authority is still checking the organisation.'
  }
  return 'This request is closed.'
}

export function unknownRequestPage(): string {
  return page('This link is not valid', '<p>It does not lead to an open request. A newer email may have a newer link.</p>', 'narrow')
}
