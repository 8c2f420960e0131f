import { defineWords } from '../../words/words.ts';

export const words = defineWords('export-menu', {
  zh: {
    export: '导出',
    exportCsv: '导出 CSV',
    exportXlsx: '导出 Excel',
    exportNote: '导出带有您的姓名水印并会记录',
    exported: '已导出 {{file}}',
  },
  en: {
    export: 'Export',
    exportCsv: 'Export as CSV',
    exportXlsx: 'Export to Excel',
    exportNote: 'Files carry your name as a watermark, and exports are recorded',
    exported: '{{file}} exported',
  },
});
