import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** Instead of a customer that has gone out of somebody's reach while they looked: by what they did (a booking confirmed, a
 *  customer given away), or by somebody else. */
export function OutOfReach({ customerName }: { readonly customerName: string }) {
  const t = useWords(words);
  return (
    <Result
      status="success"
      title={t('outOfReach', { customer: customerName })}
      subTitle={t('outOfReachText')}
      extra={<Link to="/">{t('toMyDay')}</Link>}
    />
  );
}
