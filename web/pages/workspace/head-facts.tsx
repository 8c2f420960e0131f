import { Tag } from 'antd';
import { StaffName } from '../../parts/staff-name.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { customerTypeWords, pursuitTypeWords } from '../../words/catalogue.ts';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { phaseWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { usePageState } from './page-context.ts';
import { Phone } from './phone.tsx';
import { words } from './words.ts';

/** Who the customer is, whose prospect it is, and what it is worth. */
export function HeadFacts({ revealable }: { readonly revealable: boolean }) {
  const { record, isPast } = usePageState();
  const t = useWords(words);
  const common = useWords(commonWords);
  const localized = useLocalized();
  const formats = useFormats();
  const { customer, ownerId, expectedValueFen, phase, cycleNo, lastContactAt } = record;
  usePageTitle(customer.name);
  return (
    <header className="prospect-head">
      <h1 className="page-title">
        {customer.name} <Tag>{localized(customerTypeWords[customer.customerType])}</Tag>
        <Tag color="blue">{localized(phaseWords[phase])}</Tag>
        {cycleNo > 1 && <Tag>{t('cycle', { cycle: cycleNo })}</Tag>}
      </h1>
      <dl className="head-facts">
        <div>
          <dt>{common('owner')}</dt>
          <dd>
            <StaffName staffId={ownerId} />
          </dd>
        </div>
        <div>
          <dt>{common('value')}</dt>
          <dd>{expectedValueFen === null ? '–' : formats.money(expectedValueFen)}</dd>
        </div>
        <div>
          <dt>{t('phone')}</dt>
          <dd>
            <Phone prospectId={record.prospectId} phone={customer.phone} revealable={revealable && !isPast} />
          </dd>
        </div>
        <div>
          <dt>{common('lastContact')}</dt>
          <dd>{lastContactAt === null ? '–' : (isPast ? formats.instant : formats.distance)(lastContactAt)}</dd>
        </div>
        <div className="wide-only">
          <dt>{t('purpose')}</dt>
          <dd>{localized(pursuitTypeWords[record.pursuitType])}</dd>
        </div>
      </dl>
    </header>
  );
}
