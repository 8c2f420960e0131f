import { Form, Input, Modal } from 'antd';
import { dimensionWords } from '../../../domain/survey/catalogue-words.ts';
import type { Dimension } from '../../../domain/survey/catalogue.ts';
import { boundsOf } from '../../../domain/when.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { fieldMistakes } from '../../parts/field-mistakes.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaffSelect } from '../../parts/staff-select.tsx';
import { useNow } from '../../parts/use-now.ts';
import { bankDate } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { SurveyResultsSearch } from './search.ts';
import { words } from './words.ts';

interface MeasureFormProps {
  readonly branchId: string;
  readonly dimension: Dimension;
  readonly search: SurveyResultsSearch;
  readonly onClose: () => void;
}

interface Values {
  readonly title: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** A measure against a low dimension. What was entered stays when it could not be saved. */
export function MeasureForm({ branchId, dimension, search, onClose }: MeasureFormProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const { message } = useFeedback();
  const [form] = Form.useForm<Values>();
  const write = useWrite('addSurveyImprovement');
  const { kind = 'afterComplaint', category = null, quarter = null } = search;
  const save = (values: Values): void =>
    write.mutate(
      { body: { branchId, report: { kind, category, quarter, dimension }, ...values } },
      {
        onSuccess: () => {
          void message.success(t('saved'));
          onClose();
        },
        onError: (error) => {
          const mistakes = fieldMistakes(error, localized);
          form.setFields(mistakes.map(({ name, errors }) => ({ name: name.at(-1) as keyof Values, errors })));
        },
      },
    );
  return (
    <Modal
      open
      title={t('measure')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: write.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ title: t('measureStart', { dimension: localized(dimensionWords[dimension]) }) }}
        onFinish={save}
      >
        <Fields />
      </Form>
      {!isProblem(write.error, 'VALIDATION_FAILED') && <ProblemText error={write.error} />}
    </Modal>
  );
}

function Fields() {
  const t = useWords(words);
  const now = useNow();
  const [today, lastDay] = [bankDate(now), bankDate(boundsOf('ahead', now).toMs)];
  const needed = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <>
      <Form.Item name="title" label={t('measureTitle')} rules={needed}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Form.Item name="ownerId" label={t('owner')} extra={t('ownerHint')} rules={needed}>
        <StaffSelect />
      </Form.Item>
      <Form.Item name="dueOn" label={t('dueOn')} rules={needed}>
        <Input type="date" min={today} max={lastDay} />
      </Form.Item>
    </>
  );
}
