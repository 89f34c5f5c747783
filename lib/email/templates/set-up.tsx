import { Text } from 'react-email'
import { MAIL_KINDS, type MailData } from '../kinds'
import { hint, Letter, paragraph } from './letter'
import { template } from './template'

type SetUp = MailData<'set_up'>

export const setUp = template(MAIL_KINDS.set_up, {
  subject: ({ orderNumber, certificates }) => {
    if (certificates.length === 0) return `Your link to order ${orderNumber}`
    return certificates.length === 1
      ? `Set up your ${certificates[0]?.name} certificate (order ${orderNumber})`
      : `Set up your ${certificates.length} certificates (order ${orderNumber})`
  },
  body: (data, { appUrl, shopName, linkUrl }) =>
    data.certificates.length ? (
      <SomethingToSetUp {...data} appUrl={appUrl} shopName={shopName} url={linkUrl ?? `${appUrl}/account/certificates`} />
    ) : (
      <NothingToSetUp {...data} appUrl={appUrl} shopName={shopName} url={linkUrl ?? `${appUrl}/account/orders/${data.orderId}`} />
    ),
})

function SomethingToSetUp({ orderNumber, certificates, appUrl, shopName, url }: SetUp & { appUrl: string; shopName: string; url: string }) {
  return (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="It takes about five minutes, now or later. Everything you enter is saved."
      heading={certificates.length === 1 ? 'Set up your certificate' : 'Set up your certificates'}
      button={{ text: 'Set up now', url }}
      after={<AboutTheLink orderNumber={orderNumber} />}
    >
      {certificates.map((certificate) => (
        <Text key={`${certificate.name} ${certificate.label}`} style={paragraph}>
          <strong>{certificate.name}</strong>
          {certificate.label && (
            <>
              , for <bdi>{certificate.label}</bdi>
            </>
          )}
        </Text>
      ))}
      <Text style={paragraph}>
        You need a certificate signing request (CSR) from your server; the page shows how to make one. Then tell us who to contact and who
        approves. You can stop at any time and continue later.
      </Text>
    </Letter>
  )
}

function NothingToSetUp({ orderNumber, appUrl, shopName, url }: SetUp & { appUrl: string; shopName: string; url: string }) {
  return (
    <Letter
      appUrl={appUrl}
      shopName={shopName}
      preview="The new link you asked for."
      heading={`Your link to order ${orderNumber}`}
      button={{ text: 'See your order', url }}
      after={<AboutTheLink orderNumber={orderNumber} />}
    >
      <Text style={paragraph}>There is nothing to set up in this order right now. Its page shows the status of everything in it.</Text>
    </Letter>
  )
}

function AboutTheLink({ orderNumber }: Pick<SetUp, 'orderNumber'>) {
  return (
    <Text style={hint}>
      This link is for you only. It opens order {orderNumber}, works once and expires in 30 days. Expired? Open it anyway and ask for a new
      one.
    </Text>
  )
}
