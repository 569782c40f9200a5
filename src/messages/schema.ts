export const schemaMessages = {
  'schema-command': { zh: '打印编辑器所用的 JSON Schema', en: 'print the JSON Schemas for editors' },
} as const;
