import { Form, Input, Modal, Radio } from 'antd';
import { savedViewBody, type SavedViewBody } from '../../../contracts/saved-view.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useMe } from '../../shell/session/me.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface SaveViewProps {
  readonly kept: SavedViewBody['filter'];
  readonly onClose: () => void;
}

type Fields = Pick<SavedViewBody, 'name' | 'sharedWith'>;

/** A name for the present filters, and who sees them. */
export function SaveView({ kept, onClose }: SaveViewProps) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const me = useMe();
  const { message } = useFeedback();
  const [form] = Form.useForm<Fields>();
  const write = useWrite('createView');
  const save = async ({ name, sharedWith }: Fields): Promise<void> => {
    await write.mutateAsync({ body: { name, sharedWith, page: 'board', filter: kept } });
    void message.success(t('viewSaved', { name }));
    onClose();
  };
  return (
    <Modal
      open
      title={t('saveView')}
      okText={common('save')}
      cancelText={common('cancel')}
      confirmLoading={write.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ sharedWith: 'private' }}
        onFinish={(fields) => void save(fields).catch(() => undefined)}
      >
        <Form.Item
          name="name"
          label={t('viewName')}
          rules={[
            { required: true, whitespace: true, message: common('required') },
            { max: savedViewBody.shape.name.maxLength ?? 60 },
          ]}
        >
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="sharedWith" label={t('viewSharing')}>
          <Radio.Group
            options={[
              { value: 'private', label: t('sharedPrivate') },
              { value: 'team', label: t('sharedTeam'), disabled: me.team === null },
              { value: 'branch', label: t('sharedBranch') },
            ]}
          />
        </Form.Item>
      </Form>
      <ProblemText error={write.error} />
    </Modal>
  );
}
