/** Every problem by its code: what is wrong, what to do about it, and the page that tells more. One table a room. */
export declare const PROBLEMS: {
    'yaml-syntax': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-control-character': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-too-deep': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-too-many-tokens': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-several-documents': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-empty': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-alias': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-merge-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-tag': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-duplicate-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-reserved-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-too-many-keys': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-not-finite': {
        title: string;
        hint: string;
        doc: string;
    };
    'yaml-directive': {
        title: string;
        hint: string;
        doc: string;
    };
    'unknown-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'missing-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'wrong-type': {
        title: string;
        hint: string;
        doc: string;
    };
    'not-allowed': {
        title: string;
        hint: string;
        doc: string;
    };
    'out-of-range': {
        title: string;
        hint: string;
        doc: string;
    };
    malformed: {
        title: string;
        hint: string;
        doc: string;
    };
    'too-few': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-contract-removed': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-threshold': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-threshold-dropped': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-parser': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-envelope': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-dropped': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-type': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-enum': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-required': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-bound': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-open': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-schema-removed': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-schema': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-samples': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-load': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-cases': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-expectation': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-expectation': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-group': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-group': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-tool': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-tool-choice': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-tool-choice': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-parallel-calls': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-candidate-request': {
        title: string;
        hint: string;
        doc: string;
    };
    'changed-candidate-request': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-policy': {
        title: string;
        hint: string;
        doc: string;
    };
    'weakened-input': {
        title: string;
        hint: string;
        doc: string;
    };
    'gate-adopted': {
        title: string;
        hint: string;
        doc: string;
    };
    'swap-without-old': {
        title: string;
        hint: string;
        doc: string;
    };
    'swap-without-contracts': {
        title: string;
        hint: string;
        doc: string;
    };
    'swap-without-replacement': {
        title: string;
        hint: string;
        doc: string;
    };
    'swap-onto-itself': {
        title: string;
        hint: string;
        doc: string;
    };
    'swap-onto-retired': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-too-deep': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-not-a-schema': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-unknown-keyword': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-keyword-value': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-unknown-format': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-async': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-vocabulary': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-draft': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-remote-ref': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-ref-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-ref-not-schema': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-ref-endless': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-duplicate-id': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-id-beside-ref': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-dynamic-ref': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-nullable': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-annotation': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-format-unchecked': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-pattern': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-reserved-name': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-unsafe-number': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-too-branching': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-compile': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-compile-timeout': {
        title: string;
        hint: string;
        doc: string;
    };
    'schemas-compile-timeout': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-compile-memory': {
        title: string;
        hint: string;
        doc: string;
    };
    'expected-never': {
        title: string;
        hint: string;
        doc: string;
    };
    'arguments-never': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-never': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-never-text': {
        title: string;
        hint: string;
        doc: string;
    };
    'calls-never': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-served-other': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-mixed': {
        title: string;
        hint: string;
        doc: string;
    };
    'serving-changed': {
        title: string;
        hint: string;
        doc: string;
    };
    'run-blocked': {
        title: string;
        hint: string;
        doc: string;
    };
    'key-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'key-input-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'key-too-short': {
        title: string;
        hint: string;
        doc: string;
    };
    'price-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-other-plan': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-other-endpoint': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-judged-otherwise': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-absent': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-not-readable': {
        title: string;
        hint: string;
        doc: string;
    };
    'path-leads-out': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-locked': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-not-writable': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-other-shard': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-strangers': {
        title: string;
        hint: string;
        doc: string;
    };
    'port-not-opened': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-not-offered': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-needs-journal': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-with-replay': {
        title: string;
        hint: string;
        doc: string;
    };
    'outputs-without-inputs': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-file-unreadable': {
        title: string;
        hint: string;
        doc: string;
    };
    'outputs-of-one-contract': {
        title: string;
        hint: string;
        doc: string;
    };
    'output-strangers': {
        title: string;
        hint: string;
        doc: string;
    };
    'output-unread': {
        title: string;
        hint: string;
        doc: string;
    };
    'journals-unnamed': {
        title: string;
        hint: string;
        doc: string;
    };
    'detach-without-batch': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-lines-unread': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-lines-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'batches-gone': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-files-not-written': {
        title: string;
        hint: string;
        doc: string;
    };
    'speed-by-batch': {
        title: string;
        hint: string;
        doc: string;
    };
    'load-by-batch': {
        title: string;
        hint: string;
        doc: string;
    };
    'baseline-unnamed': {
        title: string;
        hint: string;
        doc: string;
    };
    'run-other': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-total': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-without-header': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-unreadable-lines': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-not-written': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-repeated': {
        title: string;
        hint: string;
        doc: string;
    };
    'endpoint-unauthorized': {
        title: string;
        hint: string;
        doc: string;
    };
    'endpoint-wants-key': {
        title: string;
        hint: string;
        doc: string;
    };
    'endpoint-not-found': {
        title: string;
        hint: string;
        doc: string;
    };
    'endpoint-quota': {
        title: string;
        hint: string;
        doc: string;
    };
    'replay-silent': {
        title: string;
        hint: string;
        doc: string;
    };
    'endpoint-silent': {
        title: string;
        hint: string;
        doc: string;
    };
    'answers-unread-by': {
        title: string;
        hint: string;
        doc: string;
    };
    'answers-at-limit': {
        title: string;
        hint: string;
        doc: string;
    };
    'answers-with-bom': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-with-recordings': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-without-folder': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-absent': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-too-old': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-elsewhere': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-other-criteria': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-timed': {
        title: string;
        hint: string;
        doc: string;
    };
    'reuse-same-model': {
        title: string;
        hint: string;
        doc: string;
    };
    'requirement-not-asked': {
        title: string;
        hint: string;
        doc: string;
    };
    'requirement-without-groups': {
        title: string;
        hint: string;
        doc: string;
    };
    'regression-against-golden': {
        title: string;
        hint: string;
        doc: string;
    };
    'regression-golden-right': {
        title: string;
        hint: string;
        doc: string;
    };
    'regression-without-baseline': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-other-api': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-member-meant': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-member-of-contract': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-functions': {
        title: string;
        hint: string;
        doc: string;
    };
    'message-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'role-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-custom': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-choice-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-choice-nothing': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-choice-word': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-not-written': {
        title: string;
        hint: string;
        doc: string;
    };
    'report-not-made': {
        title: string;
        hint: string;
        doc: string;
    };
    'import-exists': {
        title: string;
        hint: string;
        doc: string;
    };
    'record-nothing': {
        title: string;
        hint: string;
        doc: string;
    };
    'init-no-call': {
        title: string;
        hint: string;
        doc: string;
    };
    'stream-closed': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-not-offered': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-base-url-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-base-url-invalid': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-base-url-path': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-base-url-bare': {
        title: string;
        hint: string;
        doc: string;
    };
    'proxy-invalid': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-cleartext': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-rename-conflict': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-unmapped': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-patch-reserved': {
        title: string;
        hint: string;
        doc: string;
    };
    'probe-over-limit': {
        title: string;
        hint: string;
        doc: string;
    };
    'probe-silent': {
        title: string;
        hint: string;
        doc: string;
    };
    'probe-says': {
        title: string;
        hint: string;
        doc: string;
    };
    'probe-outdated': {
        title: string;
        hint: string;
        doc: string;
    };
    'dialect-refused': {
        title: string;
        hint: string;
        doc: string;
    };
    'dialect-unsupported': {
        title: string;
        hint: string;
        doc: string;
    };
    'dialect-ignored': {
        title: string;
        hint: string;
        doc: string;
    };
    'dialect-stricter': {
        title: string;
        hint: string;
        doc: string;
    };
    'engine-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'dialect-mapped': {
        title: string;
        hint: string;
        doc: string;
    };
    'provider-note': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-retires': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-retired': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-hint-only': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-alias': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-none': {
        title: string;
        hint: string;
        doc: string;
    };
    'routing-circle': {
        title: string;
        hint: string;
        doc: string;
    };
    'routing-without-models': {
        title: string;
        hint: string;
        doc: string;
    };
    'scan-unread': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-stale': {
        title: string;
        hint: string;
        doc: string;
    };
    'price-expired': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-source': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-day': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-disagrees': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-twice': {
        title: string;
        hint: string;
        doc: string;
    };
    'registry-circle': {
        title: string;
        hint: string;
        doc: string;
    };
    'drift-pinned': {
        title: string;
        hint: string;
        doc: string;
    };
    'policy-loosened': {
        title: string;
        hint: string;
        doc: string;
    };
    'policy-provider-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'policy-preset-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'policy-below-floor': {
        title: string;
        hint: string;
        doc: string;
    };
    'policy-null-floor': {
        title: string;
        hint: string;
        doc: string;
    };
    'threshold-below-floor': {
        title: string;
        hint: string;
        doc: string;
    };
    'threshold-not-askable': {
        title: string;
        hint: string;
        doc: string;
    };
    'group-threshold-without-groups': {
        title: string;
        hint: string;
        doc: string;
    };
    'no-requirement': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-not-found': {
        title: string;
        hint: string;
        doc: string;
    };
    'nothing-to-run': {
        title: string;
        hint: string;
        doc: string;
    };
    'no-model': {
        title: string;
        hint: string;
        doc: string;
    };
    'budget-below-one-call': {
        title: string;
        hint: string;
        doc: string;
    };
    'baseline-retired': {
        title: string;
        hint: string;
        doc: string;
    };
    'relative-without-baseline': {
        title: string;
        hint: string;
        doc: string;
    };
    'load-above-limit': {
        title: string;
        hint: string;
        doc: string;
    };
    'load-sharded': {
        title: string;
        hint: string;
        doc: string;
    };
    'load-cap-by-the-hour': {
        title: string;
        hint: string;
        doc: string;
    };
    'limit-of-policy': {
        title: string;
        hint: string;
        doc: string;
    };
    'too-many-calls': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-list-form': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-page-form': {
        title: string;
        hint: string;
        doc: string;
    };
    'eol-feed-form': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-api-refused': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-not-asked': {
        title: string;
        hint: string;
        doc: string;
    };
    'model-not-listed': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-page-unread': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-sync-nothing': {
        title: string;
        hint: string;
        doc: string;
    };
    'models-sync-unwritten': {
        title: string;
        hint: string;
        doc: string;
    };
    'answer-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-unnamed': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-is-flow': {
        title: string;
        hint: string;
        doc: string;
    };
    'input-unreadable': {
        title: string;
        hint: string;
        doc: string;
    };
    'input-twice': {
        title: string;
        hint: string;
        doc: string;
    };
    'args-unreadable': {
        title: string;
        hint: string;
        doc: string;
    };
    'args-not-for-action': {
        title: string;
        hint: string;
        doc: string;
    };
    'working-directory-absent': {
        title: string;
        hint: string;
        doc: string;
    };
    'event-unreadable': {
        title: string;
        hint: string;
        doc: string;
    };
    'head-with-secrets': {
        title: string;
        hint: string;
        doc: string;
    };
    'github-left-out': {
        title: string;
        hint: string;
        doc: string;
    };
    'comment-overwritten': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-foreign': {
        title: string;
        hint: string;
        doc: string;
    };
    'shard-lost': {
        title: string;
        hint: string;
        doc: string;
    };
    'last-journal-absent': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-outside-git': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-without-git': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-ref-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-ref-not-fetched': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-ref-incomplete': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-ref-policy-broken': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-not-compared': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-policy-broken': {
        title: string;
        hint: string;
        doc: string;
    };
    'base-contract-broken': {
        title: string;
        hint: string;
        doc: string;
    };
    'journal-of-change': {
        title: string;
        hint: string;
        doc: string;
    };
    'contracts-left-out': {
        title: string;
        hint: string;
        doc: string;
    };
    'not-evaluated-stranger': {
        title: string;
        hint: string;
        doc: string;
    };
    'not-evaluated-keyless': {
        title: string;
        hint: string;
        doc: string;
    };
    'not-evaluated-unchanged': {
        title: string;
        hint: string;
        doc: string;
    };
    'glob-matches-nothing': {
        title: string;
        hint: string;
        doc: string;
    };
    'glob-range': {
        title: string;
        hint: string;
        doc: string;
    };
    'glob-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'glob-too-wide': {
        title: string;
        hint: string;
        doc: string;
    };
    'no-contracts': {
        title: string;
        hint: string;
        doc: string;
    };
    'contract-repeated': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-absent': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-not-regular': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'files-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'contracts-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'rows-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'schemas-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'variables-too-many': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-unreadable': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-outside': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-of-git': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-is-url': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-not-text': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-alone': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-name': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-syntax': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-nested': {
        title: string;
        hint: string;
        doc: string;
    };
    'file-kind': {
        title: string;
        hint: string;
        doc: string;
    };
    'number-inexact': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-syntax': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-type': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-other-draft': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-accepts-anything': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-inexact-number': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-url': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-file-too-deep': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-missing': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-in-files': {
        title: string;
        hint: string;
        doc: string;
    };
    'threshold-zero': {
        title: string;
        hint: string;
        doc: string;
    };
    'owner-without-volume': {
        title: string;
        hint: string;
        doc: string;
    };
    'schema-rate-alone': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-id': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-repeated': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-expect-beside-turns': {
        title: string;
        hint: string;
        doc: string;
    };
    'case-file-empty': {
        title: string;
        hint: string;
        doc: string;
    };
    'row-syntax': {
        title: string;
        hint: string;
        doc: string;
    };
    'row-cells': {
        title: string;
        hint: string;
        doc: string;
    };
    'row-cell': {
        title: string;
        hint: string;
        doc: string;
    };
    'csv-header': {
        title: string;
        hint: string;
        doc: string;
    };
    'row-too-long': {
        title: string;
        hint: string;
        doc: string;
    };
    'more-problems': {
        title: string;
        hint: string;
        doc: string;
    };
    'turn-empty': {
        title: string;
        hint: string;
        doc: string;
    };
    'turn-first': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-result-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-undeclared': {
        title: string;
        hint: string;
        doc: string;
    };
    'tool-result-undeclared': {
        title: string;
        hint: string;
        doc: string;
    };
    'request-too-large': {
        title: string;
        hint: string;
        doc: string;
    };
    'variable-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'variable-unused': {
        title: string;
        hint: string;
        doc: string;
    };
    'variable-braces': {
        title: string;
        hint: string;
        doc: string;
    };
    'variable-in-expect': {
        title: string;
        hint: string;
        doc: string;
    };
    'variable-name': {
        title: string;
        hint: string;
        doc: string;
    };
    'vars-shape': {
        title: string;
        hint: string;
        doc: string;
    };
    'template-fault': {
        title: string;
        hint: string;
        doc: string;
    };
    'batch-input-row': {
        title: string;
        hint: string;
        doc: string;
    };
    'golden-row': {
        title: string;
        hint: string;
        doc: string;
    };
    'golden-member': {
        title: string;
        hint: string;
        doc: string;
    };
    'golden-arguments': {
        title: string;
        hint: string;
        doc: string;
    };
    'golden-content': {
        title: string;
        hint: string;
        doc: string;
    };
    'envelope-api': {
        title: string;
        hint: string;
        doc: string;
    };
    'golden-api': {
        title: string;
        hint: string;
        doc: string;
    };
    'pointer-malformed': {
        title: string;
        hint: string;
        doc: string;
    };
    'refusal-with-values': {
        title: string;
        hint: string;
        doc: string;
    };
    'operator-unknown': {
        title: string;
        hint: string;
        doc: string;
    };
    'operator-alone': {
        title: string;
        hint: string;
        doc: string;
    };
    'operator-argument': {
        title: string;
        hint: string;
        doc: string;
    };
    todo: {
        title: string;
        hint: string;
        doc: string;
    };
    'operator-place': {
        title: string;
        hint: string;
        doc: string;
    };
};
export type Code = keyof typeof PROBLEMS;
