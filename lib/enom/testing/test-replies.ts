import { certChangeApproverEmail } from '../commands/cert-change-approver-email'
import { certConfigureCert } from '../commands/cert-configure-cert'
import { certGetApproverEmail } from '../commands/cert-get-approver-email'
import { certGetCertDetail } from '../commands/cert-get-cert-detail'
import { certGetCerts } from '../commands/cert-get-certs'
import { certModifyOrder } from '../commands/cert-modify-order'
import { certParseCsr } from '../commands/cert-parse-csr'
import { certPurchaseCert } from '../commands/cert-purchase-cert'
import { certReissueCert } from '../commands/cert-reissue-cert'
import { certResendApproverEmail } from '../commands/cert-resend-approver-email'
import { certResendFulfillmentEmail } from '../commands/cert-resend-fulfillment-email'
import { purchaseServices } from '../commands/purchase-services'
import type { Contact } from '../contact'

import { ACCOUNT_EXCHANGES } from './account-replies'
import { type Exchange, exchange } from './exchange'

const PERSON: Contact = {
  firstName: 'Ada',
  lastName: 'Lindqvist',
  address1: 'Quay 1',
  city: 'Bristol',
  region: 'Avon',
  postalCode: 'BS1 4ST',
  country: 'GB',
  phone: '+44.1175550100',
  email: 'ada@harbour.example',
}
const CERT = { certId: 900001 }
const pem = (body: string) => `<![CDATA[ -----BEGIN CERTIFICATE-----\r\n ${body}\r\n -----END CERTIFICATE-----]]>\r\n`
const tidy = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`
const APPROVERS =
  '<Approver Type="Domain"><ApproverEmail><![CDATA[owner@harbour.example]]> </ApproverEmail></Approver>' +
  '<Approver Type="Generic"><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail></Approver><Approver Type="Manual"></Approver>'
const approvers = [
  { email: 'owner@harbour.example', kind: 'domain' as const },
  { email: 'admin@harbour.example', kind: 'generic' as const },
]

/** A valid response for every command. */
export const EXCHANGES: readonly Exchange[] = [
  ...ACCOUNT_EXCHANGES,
  exchange(
    purchaseServices,
    { service: 'Certificate-RapidSSL-RapidSSL', years: 1 },
    '<certid>900001</certid><OrderID>175000001</OrderID>',
    {
      ...CERT,
      orderId: 175000001,
    },
  ),
  exchange(
    certGetCerts,
    { start: 1, pageSize: 250 },
    '<CertGetCerts><Certs><Cert><IsExpired>False</IsExpired><CertID>900002</CertID><OrderDate>1/2/2026</OrderDate><ConfigDate></ConfigDate><DomainName><![CDATA[]]></DomainName><ValidityPeriod>12</ValidityPeriod><RenewalIndicator>False</RenewalIndicator><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><ExpirationDate>1/2/2027</ExpirationDate><ServerCount>1</ServerCount><CertStatus>Awaiting Configuration</CertStatus><CertStatusID>1</CertStatusID><OrderID>175000002</OrderID><DomainCountAllowed></DomainCountAllowed><ReissueStatus></ReissueStatus></Cert><Cert><IsExpired>True</IsExpired><CertID>900001</CertID><OrderDate>12/31/2023</OrderDate><ConfigDate>1/1/2024</ConfigDate><DomainName><![CDATA[harbour.example]]></DomainName><ValidityPeriod>24</ValidityPeriod><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><ExpirationDate>12/31/2025</ExpirationDate><ServerCount>1</ServerCount><CertStatus>Certificate Issued</CertStatus><CertStatusID>4</CertStatusID><OrderID>175000001</OrderID></Cert><ProductType>all</ProductType><StatusID>all</StatusID><StartPosition>1</StartPosition><PagingPageSize>250</PagingPageSize><Count>2</Count><Sortby>CertID</Sortby><SortByDirection>desc</SortByDirection><TotalRecords>2</TotalRecords></Certs></CertGetCerts><TotalCertCount>2</TotalCertCount>',
    {
      total: 2,
      count: 2,
      certificates: [
        {
          certId: 900002,
          orderId: 175000002,
          domainName: undefined,
          orderDate: '2026-01-02',
          expirationDate: '2027-01-02',
          prodType: 23,
          productName: 'SSL Certificate - RapidSSL',
          validityMonths: 12,
          expired: false,
          statusId: 1,
          status: 'Awaiting Configuration',
        },
        {
          certId: 900001,
          orderId: 175000001,
          domainName: 'harbour.example',
          orderDate: '2023-12-31',
          expirationDate: '2025-12-31',
          prodType: 23,
          productName: 'SSL Certificate - RapidSSL',
          validityMonths: 24,
          expired: true,
          statusId: 4,
          status: 'Certificate Issued',
        },
      ],
    },
  ),
  exchange(
    certGetCertDetail,
    CERT,
    `<CertGetCertDetail><CertID>900001</CertID><DomainName><![CDATA[harbour.example]]></DomainName><ValidityPeriod>12</ValidityPeriod><OrderDate>1/2/2026 3:04:05 PM</OrderDate><ConfigDate>1/2/2026 4:00:00 PM</ConfigDate><ExpirationDate>1/2/2027 11:59:59 PM</ExpirationDate><RenewalIndicator>False</RenewalIndicator><WebServerTypeID>22</WebServerTypeID><WebServerTypeName>Apache + ApacheSSL</WebServerTypeName><OrderID>175000001</OrderID><OrderDetailID>9001</OrderDetailID><ServerCount>1</ServerCount><DVAuthMethod>DNS</DVAuthMethod><AuthStatusID>1</AuthStatusID><AuthStatusName>INIT</AuthStatusName><AuthStatusLastUpdate>1/2/2026 4:05:00 PM</AuthStatusLastUpdate><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><FileAuthName>\n\n</FileAuthName><FileAuthContents></FileAuthContents><DNSAuthEntry>s9k2</DNSAuthEntry><DNSAuthAddress>\n 20260102s9k2.harbour.example \n</DNSAuthAddress><Message></Message><CertStatusID>4</CertStatusID><CertStatus>Certificate Issued</CertStatus><CertStatusDetail>Delivered</CertStatusDetail><CertOrderStateID></CertOrderStateID><CertOrderStateName></CertOrderStateName><ReissueStatus></ReissueStatus><ComodoReissueStatus></ComodoReissueStatus><ProdType>23</ProdType><ProdDesc>SSL Certificate - RapidSSL</ProdDesc><UseWebHosting>0</UseWebHosting><SSLCertificate>${pem('TEVBRg==')}</SSLCertificate><CSR><![CDATA[-----BEGIN CERTIFICATE REQUEST-----]]></CSR><CACerts>${pem('Q0hBSU4=')}</CACerts><PVT><![CDATA[-----BEGIN PRIVATE KEY-----canary-----END PRIVATE KEY-----]]></PVT><ReferenceID>1234567890</ReferenceID><DomainCountAllowed>3</DomainCountAllowed><DomainList>harbour.example, quay.example</DomainList><AdminOrgName><![CDATA[Harbour Works Ltd]]></AdminOrgName><WebServerTypes><WebServerType><WebServerTypeID>22</WebServerTypeID><WebServerTypeName>Apache + ApacheSSL</WebServerTypeName><WebServerTypeCode>apacheapachessl</WebServerTypeCode></WebServerType><WebServerType><WebServerTypeID>17</WebServerTypeID><WebServerTypeName>Zeus v3+</WebServerTypeName><WebServerTypeCode>zeusv3</WebServerTypeCode></WebServerType></WebServerTypes></CertGetCertDetail>`,
    {
      ...CERT,
      orderId: 175000001,
      domainName: 'harbour.example',
      validityMonths: 12,
      orderDate: '2026-01-02',
      configDate: '2026-01-02',
      expirationDate: '2027-01-02',
      statusId: 4,
      status: 'Certificate Issued',
      statusDetail: 'Delivered',
      prodType: 23,
      productName: 'SSL Certificate - RapidSSL',
      approverEmail: 'admin@harbour.example',
      referenceId: '1234567890',
      certificatePem: tidy('TEVBRg=='),
      chainPem: tidy('Q0hBSU4='),
      csrPem: '-----BEGIN CERTIFICATE REQUEST-----\n',
      proof: { method: 'dns', dns: { entry: 's9k2', address: '20260102s9k2.harbour.example' } },
      proofStatus: 'INIT',
      proofCheckedAt: '1/2/2026 4:05:00 PM',
      webServerType: 22,
      serverTypes: [
        { id: 22, name: 'Apache + ApacheSSL', code: 'apacheapachessl' },
        { id: 17, name: 'Zeus v3+', code: 'zeusv3' },
      ],
      namesAllowed: 3,
      names: ['harbour.example', 'quay.example'],
    },
  ),
  exchange(
    certParseCsr,
    { ...CERT, csr: 'csr' },
    '<CertParseCSR><Success>True</Success><Organization>Harbour Works Ltd</Organization><DomainName>*.harbour.example</DomainName><Email></Email><HasBadExtensions>False</HasBadExtensions><Locality>Bristol</Locality><OrganizationUnit></OrganizationUnit><State>Avon</State><Country>GB</Country></CertParseCSR>',
    { domainName: '*.harbour.example', organization: 'Harbour Works Ltd', locality: 'Bristol', state: 'Avon', country: 'GB' },
  ),
  exchange(
    certGetApproverEmail,
    { ...CERT, domain: 'harbour.example' },
    `<CertGetApproverEMail><Success>True</Success>${APPROVERS}</CertGetApproverEMail>`,
    { success: true, approvers },
  ),
  exchange(
    certConfigureCert,
    { ...CERT, csr: 'csr', webServerType: 18, contacts: { admin: PERSON, tech: PERSON, billing: PERSON } },
    `<CertConfigureCert><CertID>900001</CertID><ProdType>23</ProdType><CSRData><Success>True</Success><Organization>Harbour Works Ltd</Organization><DomainName>harbour.example</DomainName><Email></Email><HasBadExtensions>False</HasBadExtensions><Locality>Bristol</Locality><OrganizationUnit></OrganizationUnit><State>Avon</State><Country>GB</Country></CSRData><ApproverEmail></ApproverEmail><Success>True</Success>${APPROVERS}</CertConfigureCert>`,
    { success: true, ...CERT, domainName: 'harbour.example', approvers },
  ),
  exchange(
    certPurchaseCert,
    { ...CERT, approverEmail: 'admin@harbour.example', method: 'file' },
    '<CertPurchaseCert><Success>True</Success><GeoTrustOrderID>1234567890</GeoTrustOrderID><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><DVAuthMethod>File</DVAuthMethod><FileAuthName>\n http://harbour.example/.well-known/pki-validation/fileauth.txt\n</FileAuthName><FileAuthContents>20260102150405s9k2</FileAuthContents><DNSAuthEntry></DNSAuthEntry><DNSAuthAddress></DNSAuthAddress><CertID>900001</CertID></CertPurchaseCert>',
    {
      success: true,
      ...CERT,
      authorityOrderId: '1234567890',
      proof: {
        method: 'file',
        file: { name: 'http://harbour.example/.well-known/pki-validation/fileauth.txt', contents: '20260102150405s9k2' },
      },
    },
  ),
  exchange(certModifyOrder, CERT, '<CertModifyOrder><CertID>900001</CertID></CertModifyOrder>', CERT),
  exchange(
    certChangeApproverEmail,
    { ...CERT, approverEmail: 'hostmaster@harbour.example' },
    '<CertChangeApproverEmail><ApproverEmail><![CDATA[hostmaster@harbour.example]]></ApproverEmail><Success>true</Success></CertChangeApproverEmail>',
    { success: true, approverEmail: 'hostmaster@harbour.example' },
  ),
  exchange(
    certResendApproverEmail,
    CERT,
    '<CertResendApproverEmail><ApproverEmail><![CDATA[admin@harbour.example]]></ApproverEmail><Success>True</Success></CertResendApproverEmail>',
    { success: true, approverEmail: 'admin@harbour.example' },
  ),
  exchange(certResendFulfillmentEmail, CERT, '<CertResendFulfillmentEmail><Success>True</Success></CertResendFulfillmentEmail>', {
    success: true,
  }),
  exchange(
    certReissueCert,
    { ...CERT, csr: 'csr' },
    '<CertReissueCert><Success>True</Success><Message>The approver was asked</Message></CertReissueCert>',
    { success: true, message: 'The approver was asked' },
  ),
]
