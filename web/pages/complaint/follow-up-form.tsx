import { Input, Modal, Radio } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { complaintCategoryWords } from '../../../domain/complaint/catalogue-words.ts';
import { categories, type ComplaintCategory } from '../../../domain/complaint/catalogue.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import type { CaseSurvey } from './survey-panel.tsx';
import { words } from './survey-words.ts';

interface FollowUpFormProps {
  readonly complaintId: string;
  readonly category: ComplaintCategory;
  readonly survey: CaseSurvey;
  readonly onClose: () => void;
}

/** What came of a low score: a talk, or a new case. What was entered stays when it could not be saved. */
export function FollowUpForm({ complaintId, category, survey, onClose }: FollowUpFormProps) {
  const t = useWords(words);
  const { message } = useFeedback();
  const write = useWrite('followUpSurvey');
  const [kind, setKind] = useState<'talked' | 'case'>('talked');
  const [note, setNote] = useState('');
  const [fields, setFields] = useState({ category, description: '', customerDemand: '' });
  const isLong = (text: string): boolean => text.trim().length >= 10;
  const isReady =
    note.trim() !== '' && (kind === 'talked' || (isLong(fields.description) && isLong(fields.customerDemand)));
  const save = (): void =>
    write.mutate(
      {
        params: { complaintId, surveyId: survey.surveyId },
        body: kind === 'talked' ? { kind, note } : { kind, note, ...fields },
      },
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
      okButtonProps={{ disabled: !isReady, loading: write.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <Radio.Group
        aria-label={t('followUpKind')}
        value={kind}
        onChange={({ target }) => setKind(target.value as typeof kind)}
        options={[
          { value: 'talked', label: t('talked') },
          { value: 'case', label: t('registerCase') },
        ]}
      />
      <Text label={t('note')} value={note} onChange={setNote} />
      {kind === 'case' && (
        <CaseFields fields={fields} onChange={(changed) => setFields((before) => ({ ...before, ...changed }))} />
      )}
      <ProblemText error={write.error} />
    </Modal>
  );
}

interface Fields {
  readonly category: ComplaintCategory;
  readonly description: string;
  readonly customerDemand: string;
}

interface CaseFieldsProps {
  readonly fields: Fields;
  readonly onChange: (changed: Partial<Fields>) => void;
}

function CaseFields({ fields, onChange }: CaseFieldsProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <>
      <Field label={t('category')}>
        {(id) => (
          <select
            id={id}
            className="plain-select"
            value={fields.category}
            onChange={({ target }) => onChange({ category: target.value as ComplaintCategory })}
          >
            {categories.map((code) => (
              <option key={code} value={code}>
                {localized(complaintCategoryWords[code])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Text label={t('description')} value={fields.description} onChange={(description) => onChange({ description })} />
      <Text
        label={t('demand')}
        value={fields.customerDemand}
        onChange={(customerDemand) => onChange({ customerDemand })}
      />
    </>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="case-survey-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Text({ label, value, onChange }: TextProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={2_000}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
