import { Button, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { words } from './survey-words.ts';

interface SurveyLinkProps {
  readonly complaintId: string;
  readonly surveyId: string;
}

/** Makes the link of a survey and shows it this once: to be copied, or scanned from the screen. */
export function SurveyLink({ complaintId, surveyId }: SurveyLinkProps) {
  const t = useWords(words);
  const { message } = useFeedback();
  const make = useWrite('makeSurveyLink');
  const [url, setUrl] = useState<string | null>(null);
  const begin = (): void =>
    make.mutate(
      { params: { complaintId, surveyId }, body: {} },
      { onSuccess: ({ path }) => setUrl(`${window.location.origin}${path}`) },
    );
  const copy = async (): Promise<void> => {
    if (url === null) return;
    await navigator.clipboard.writeText(url);
    void message.success(t('copied'));
  };
  return (
    <>
      <Button type="primary" loading={make.isPending} onClick={begin}>
        {t('makeLink')}
      </Button>
      <ProblemText error={make.error} />
      <Modal
        open={url !== null}
        title={t('linkTitle')}
        onCancel={() => setUrl(null)}
        footer={[
          <Button key="close" onClick={() => setUrl(null)}>
            {t('close')}
          </Button>,
          // Browsers allow writing to the clipboard over HTTPS only; the text below can be marked by hand.
          <Button key="copy" type="primary" disabled={!window.isSecureContext} onClick={() => void copy()}>
            {t('copy')}
          </Button>,
        ]}
      >
        <p>{t('linkText')}</p>
        {url !== null && (
          <div className="case-survey-link">
            <QRCode value={url} type="svg" size={200} aria-label={t('linkTitle')} />
            <input readOnly aria-label={t('linkTitle')} value={url} onFocus={({ target }) => target.select()} />
          </div>
        )}
      </Modal>
    </>
  );
}
