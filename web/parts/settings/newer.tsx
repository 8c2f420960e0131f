import { Alert, Button } from 'antd';
import { useWords } from '../../words/words.ts';
import { useNames } from '../organisation.ts';
import { newerWords } from './newer-words.ts';

interface NewerProps {
  readonly publishedBy: string | null;
  readonly version: number;
  readonly onCompare: () => void;
}

/** Somebody else has published meanwhile: what was changed here is kept. */
export function Newer({ publishedBy, version, onCompare }: NewerProps) {
  const t = useWords(newerWords);
  const names = useNames();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('newer', { who: names.staff(publishedBy), version })}
      action={
        <Button size="small" onClick={onCompare}>
          {t('compare')}
        </Button>
      }
    />
  );
}
