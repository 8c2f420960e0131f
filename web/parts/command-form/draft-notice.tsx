import { Alert, Button } from 'antd';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import { formWords } from './form-words.ts';

interface DraftNoticeProps {
  readonly draft: Draft | null;
  readonly onStartOver: () => void;
}

/** Says that what was typed before is back, and lets go of it. */
export function DraftNotice({ draft, onStartOver }: DraftNoticeProps) {
  const t = useWords(formWords);
  const formats = useFormats();
  if (draft === null) return null;
  return (
    <Alert
      type="info"
      className="draft-notice"
      showIcon
      title={t('draftRestored', { when: formats.instant(draft.savedAtMs) })}
      action={
        <Button size="small" onClick={onStartOver}>
          {t('startOver')}
        </Button>
      }
    />
  );
}
