import { useNames } from '../../../parts/event-sentence/use-names.ts';
import { findMethodWords, mediaSubSourceWords } from '../../../words/catalogue.ts';
import { commonWords } from '../../../words/common.ts';
import { useFormats } from '../../../words/format.ts';
import { useLocalized, useWords } from '../../../words/words.ts';
import { usePageState } from '../page-context.ts';
import { Section } from './section.tsx';
import { overviewWords } from './words.ts';

export function CustomerSection() {
  const { record } = usePageState();
  const t = useWords(overviewWords);
  const common = useWords(commonWords);
  const localized = useLocalized();
  const formats = useFormats();
  const names = useNames();
  const { customer, source } = record;
  const method = localized(findMethodWords[source.findMethod]);
  const medium = source.mediaSubSource === null ? '' : ` · ${localized(mediaSubSourceWords[source.mediaSubSource])}`;
  const publication = [source.publicationTitle, source.publishedOn].filter((text) => text !== null).join(' · ');
  return (
    <Section
      title={t('customer')}
      command="verifyLead"
      items={[
        { key: 'source', label: t('source'), children: method + medium },
        {
          key: 'verified',
          label: t('verified'),
          children:
            source.verifiedAt === null
              ? t('notVerified', { when: formats.date(source.staleAt) })
              : t('verifiedAt', { when: formats.date(source.verifiedAt) }),
        },
        { key: 'introducer', label: t('introducer'), children: source.introducerName },
        { key: 'published', label: t('published'), children: publication },
        { key: 'email', label: t('email'), children: customer.email },
        { key: 'address', label: t('address'), children: customer.address },
        {
          key: 'committee',
          label: t('committee'),
          children:
            customer.committeeEstablished === null ? null : common(customer.committeeEstablished ? 'yes' : 'no'),
        },
        { key: 'coreNo', label: t('coreNo'), children: customer.coreBankCustomerNo },
        { key: 'walkIn', label: t('walkIn'), children: record.walkInLoan ? common('yes') : null },
        {
          key: 'captured',
          label: t('captured'),
          children: t('byAt', {
            who: localized(names.staff(record.createdBy)),
            when: formats.instant(record.createdAt),
          }),
        },
      ]}
    />
  );
}
