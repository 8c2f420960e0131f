import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { toE164 } from '../../../contracts/phone.ts';
import { queryOf } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { pursuitTypeWords } from '../../words/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface Props {
  readonly phone: string;
  readonly coreBankCustomerNo: string;
}

/** Tells while a number is typed whether its customer is being pursued already. */
export function DuplicateHint({ phone, coreBankCustomerNo }: Props) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const number = useSettled(coreBankCustomerNo.trim());
  const wholePhone = toE164(useSettled(phone));
  const body = {
    ...(wholePhone === null ? {} : { phone: wholePhone }),
    ...(number === '' ? {} : { coreBankCustomerNo: number }),
  };
  const { data } = useQuery({
    ...queryOf('findDuplicates', { body }),
    enabled: wholePhone !== null || number !== '',
  });
  if (data === undefined) return <div role="status" />;
  return (
    <div role="status" className="lead-hints">
      {data.isContactForbidden && <Alert type="error" showIcon title={t('isForbidden')} />}
      {data.open.map(({ pursuitType, ownerId, branchId, prospectId }, index) => (
        <Alert
          key={index}
          type="warning"
          showIcon
          title={t(prospectId === null ? 'pursuedElsewhere' : 'pursued', {
            type: localized(pursuitTypeWords[pursuitType]),
            owner: names.staff(ownerId),
            branch: names.branch(branchId),
          })}
          action={
            prospectId !== null && (
              <Link to="/prospects/$prospectId" params={{ prospectId }}>
                {t('pursuedOpen')}
              </Link>
            )
          }
        />
      ))}
      {data.isCustomer && <Alert type="info" showIcon title={t('isCustomer')} />}
    </div>
  );
}
