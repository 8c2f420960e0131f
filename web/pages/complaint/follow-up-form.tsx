import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import type { CaseSurvey } from './survey-panel.tsx';
import { words } from './survey-words.ts';

interface FollowUpFormProps {
  readonly complaintId: string;
  readonly survey: CaseSurvey;
  readonly onClose: () => void;
}

/** What came of calling back after a low score. What was entered stays when it could not be saved. */
export function FollowUpForm({ complaintId, survey, onClose }: FollowUpFormProps) {
  const t = useWords(words);
  const id = useId();
  const { message } = useFeedback();
  const write = useWrite('followUpSurvey');
  const [note, setNote] = useState('');
  const save = (): void =>
    write.mutate(
      { params: { complaintId, surveyId: survey.surveyId }, body: { note } },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={t('followUp')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: note.trim() === '', loading: write.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="case-survey-field">
        <label htmlFor={id}>{t('note')}</label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={2_000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      <ProblemText error={write.error} />
    </Modal>
  );
}
