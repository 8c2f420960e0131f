import type { ReactNode } from 'react';
import { commonWords } from '../words/common.ts';
import { useWords } from '../words/words.ts';
import { useFeedback } from './feedback.tsx';

export interface Question {
  /** What will happen, with the customer's name in it. */
  readonly title: string;
  /** What cannot be undone, or follows from it. */
  readonly text?: ReactNode;
  /** What the button says: the deed, never just 'OK'. */
  readonly deed: string;
  readonly isDangerous?: boolean | undefined;
}

/** Asks before something that is not easily undone; the cancelling button has the focus when it is dangerous. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = useFeedback();
  const t = useWords(commonWords);
  return ({ title, text, deed, isDangerous = false }) =>
    modal.confirm({
      title,
      content: text,
      okText: deed,
      okButtonProps: { danger: isDangerous },
      cancelText: t('cancel'),
      autoFocusButton: isDangerous ? 'cancel' : 'ok',
    });
}
