// Written by `npm run generate`: do not edit.
export type $Read<T> = {
    readonly $read: T;
};
export type $Write<T> = {
    readonly $write: T;
};
export type Readable<T> = T extends $Write<any> ? never : T extends $Read<infer U> ? Readable<U> : T extends (infer E)[] ? Readable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Write<any> ? never : K]: Readable<T[K]>;
} : T;
export type Writable<T> = T extends $Read<any> ? never : T extends $Write<infer U> ? Writable<U> : T extends (infer E)[] ? Writable<E>[] : T extends object ? {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? never : K]: Writable<T[K]>;
} & {
    [K in keyof T as NonNullable<T[K]> extends $Read<any> ? K : never]?: never;
} : T;
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AccessTypeEnum: "Generic" | "Console" | "gNMI" | "HTTP(S)" | "NETCONF" | "REST" | "RESTCONF" | "SNMP" | "SSH";
        ApprovalWorkflow: {
            approval_workflow_definition: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            current_state: components["schemas"]["ApprovalWorkflowStateChoices"];
            custom_fields: {
                [key: string]: unknown;
            };
            decision_date: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            object_under_review_content_type: string;
            object_under_review_object_id: string;
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"] | null;
            user_name: $Read<string>;
        };
        ApprovalWorkflowDefinition: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            model_constraints: unknown;
            model_content_type: string;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            weight: number;
        };
        ApprovalWorkflowDefinitionRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            model_constraints?: unknown;
            model_content_type: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            weight?: number;
        };
        ApprovalWorkflowRequest: {
            approval_workflow_definition?: components["schemas"]["ReferenceInput"] | null;
            current_state?: components["schemas"]["ApprovalWorkflowStateChoices"];
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            object_under_review_content_type: string;
            object_under_review_object_id: string;
            relationships?: {
                [key: string]: unknown;
            };
            user?: components["schemas"]["ReferenceInput"] | null;
        };
        ApprovalWorkflowStage: {
            approval_workflow: components["schemas"]["ObjectReference"];
            approval_workflow_stage_definition: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            decision_date: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            responses: $Read<components["schemas"]["ApprovalWorkflowStageResponse"][]>;
            state: components["schemas"]["ApprovalWorkflowStateChoices"];
            url: $Read<string>;
        };
        ApprovalWorkflowStageDefinition: {
            approval_workflow_definition: components["schemas"]["ObjectReference"];
            approver_group: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            denial_message: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            min_approvers: number;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            sequence: number;
            url: $Read<string>;
        };
        ApprovalWorkflowStageDefinitionRequest: {
            approval_workflow_definition: components["schemas"]["ReferenceInput"];
            approver_group: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            denial_message?: string;
            id?: string;
            min_approvers: number;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            sequence: number;
        };
        ApprovalWorkflowStageRequest: {
            approval_workflow: components["schemas"]["ReferenceInput"];
            approval_workflow_stage_definition?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            relationships?: {
                [key: string]: unknown;
            };
            state?: components["schemas"]["ApprovalWorkflowStateChoices"];
        };
        ApprovalWorkflowStageResponse: {
            comments?: string;
            display: $Read<string>;
            id?: string;
            last_updated: $Read<string | null>;
            object_type: $Read<string>;
            state: $Read<components["schemas"]["ApprovalWorkflowStateChoices"]>;
            user: $Read<components["schemas"]["User"]>;
        };
        /** @enum {string} */
        ApprovalWorkflowStateChoices: "Pending" | "Approved" | "Denied" | "Canceled" | "Comment";
        /** @enum {string} */
        AuthenticationEnum: "Open" | "WPA2 Personal" | "WPA2 Enterprise" | "Enhanced Open" | "WPA3 Personal" | "WPA3 SAE" | "WPA3 Enterprise" | "WPA3 Enterprise 192Bit";
        /** @enum {string} */
        AuthenticationMethodEnum: "PSK" | "RSA" | "ECDSA" | "Certificate";
        /** @enum {unknown} */
        BlankEnum: "";
        /** @enum {integer} */
        BreakerPoleCountEnum: 1 | 2 | 3;
        /** @enum {string} */
        ButtonClassEnum: "default" | "primary" | "success" | "info" | "warning" | "danger" | "link";
        Cable: {
            cable_type: components["schemas"]["ObjectReference"] | null;
            color: string;
            connected_lanes: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            length: number | null;
            length_unit: {
                label: string;
                /** @enum {string} */
                value: "km" | "m" | "cm" | "mi" | "ft" | "in";
            };
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            termination_a: $Read<components["schemas"]["CableTermination"] | null>;
            termination_a_id: string | null;
            termination_a_type: string | null;
            termination_b: $Read<components["schemas"]["CableTermination"] | null>;
            termination_b_id: string | null;
            termination_b_type: string | null;
            terminations: $Read<{
                [key: string]: unknown;
            }>;
            total_lanes: $Read<number>;
            type: {
                label: string;
                /** @enum {string} */
                value: "cat3" | "cat5" | "cat5e" | "cat6" | "cat6a" | "cat7" | "cat7a" | "cat8" | "dac-active" | "dac-passive" | "mrj21-trunk" | "coaxial" | "mmf" | "mmf-om1" | "mmf-om2" | "mmf-om3" | "mmf-om4" | "mmf-om5" | "smf" | "smf-os1" | "smf-os2" | "aoc" | "power" | "other";
            };
            url: $Read<string>;
        };
        /** @enum {string} */
        CableEndEnum: "A" | "B";
        CableTermination: components["schemas"]["ObjectReference"];
        CableToCableTermination: {
            cable: components["schemas"]["ObjectReference"];
            cable_end: components["schemas"]["CableEndEnum"];
            circuit_termination: components["schemas"]["ObjectReference"] | null;
            connector: number;
            console_port: components["schemas"]["ObjectReference"] | null;
            console_server_port: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            front_port: components["schemas"]["ObjectReference"] | null;
            id: string;
            interface: components["schemas"]["ObjectReference"] | null;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            power_feed: components["schemas"]["ObjectReference"] | null;
            power_outlet: components["schemas"]["ObjectReference"] | null;
            power_port: components["schemas"]["ObjectReference"] | null;
            rear_port: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        CableToCableTerminationRequest: {
            cable: components["schemas"]["ReferenceInput"];
            cable_end: components["schemas"]["CableEndEnum"];
            circuit_termination?: components["schemas"]["ReferenceInput"] | null;
            connector?: number;
            console_port?: components["schemas"]["ReferenceInput"] | null;
            console_server_port?: components["schemas"]["ReferenceInput"] | null;
            front_port?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            interface?: components["schemas"]["ReferenceInput"] | null;
            power_feed?: components["schemas"]["ReferenceInput"] | null;
            power_outlet?: components["schemas"]["ReferenceInput"] | null;
            power_port?: components["schemas"]["ReferenceInput"] | null;
            rear_port?: components["schemas"]["ReferenceInput"] | null;
        };
        CableType: {
            a_connectors: number;
            b_connectors: number;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            has_embedded_transceivers: boolean;
            id: string;
            is_shuffle: boolean;
            last_updated: $Read<string | null>;
            manufacturer: components["schemas"]["ObjectReference"] | null;
            mapping: {
                a_connector: number;
                a_position: number;
                b_connector: number;
                b_position: number;
                label: string;
            }[];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            part_number: string;
            polarity_method: components["schemas"]["PolarityMethodEnum"] | components["schemas"]["BlankEnum"];
            strands_per_lane: number;
            tags: components["schemas"]["ObjectReference"][];
            total_lanes: number;
            url: $Read<string>;
        };
        /** @enum {string} */
        CableTypeChoices: "cat3" | "cat5" | "cat5e" | "cat6" | "cat6a" | "cat7" | "cat7a" | "cat8" | "dac-active" | "dac-passive" | "mrj21-trunk" | "coaxial" | "mmf" | "mmf-om1" | "mmf-om2" | "mmf-om3" | "mmf-om4" | "mmf-om5" | "smf" | "smf-os1" | "smf-os2" | "aoc" | "power" | "other";
        CableTypeRequest: {
            a_connectors?: number;
            b_connectors?: number;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            has_embedded_transceivers?: boolean;
            id?: string;
            is_shuffle?: boolean;
            manufacturer?: components["schemas"]["ReferenceInput"] | null;
            mapping?: {
                a_connector: number;
                a_position: number;
                b_connector: number;
                b_position: number;
                label: string;
            }[];
            name: string;
            part_number?: string;
            polarity_method?: (components["schemas"]["PolarityMethodEnum"] | components["schemas"]["BlankEnum"]) | null;
            relationships?: {
                [key: string]: unknown;
            };
            strands_per_lane?: number;
            tags?: components["schemas"]["ReferenceInput"][];
            total_lanes?: number;
        };
        /** @enum {string} */
        CancelTypeEnum: "terminated" | "reaped" | "abandoned";
        /** @enum {string} */
        CapabilitiesEnum: "wireless";
        CertificateProfile: {
            certificate_file_path: string;
            certificate_type: components["schemas"]["CertificateTypeEnum"] | components["schemas"]["BlankEnum"];
            chain_file_path: string;
            cipher: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            expiration_date: string | null;
            id: string;
            key_file_path: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        CertificateProfileRequest: {
            certificate_file_path?: string;
            certificate_type?: (components["schemas"]["CertificateTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            chain_file_path?: string;
            cipher?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            expiration_date?: string | null;
            id?: string;
            key_file_path?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {string} */
        CertificateTypeEnum: "client" | "server" | "mutual_tls";
        /** @enum {integer} */
        ChannelWidthEnum: 20 | 40 | 80 | 160;
        Circuit: {
            cid: string;
            circuit_termination_a: $Read<components["schemas"]["ObjectReference"] | null>;
            circuit_termination_z: $Read<components["schemas"]["ObjectReference"] | null>;
            circuit_type: components["schemas"]["ObjectReference"];
            comments: string;
            commit_rate: number | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            install_date: string | null;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            provider: components["schemas"]["ObjectReference"];
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        CircuitRequest: {
            cid: string;
            circuit_type: components["schemas"]["ReferenceInput"];
            comments?: string;
            commit_rate?: number | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            install_date?: string | null;
            provider: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        CircuitTermination: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            circuit: components["schemas"]["ObjectReference"];
            cloud_network: components["schemas"]["ObjectReference"] | null;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"] | null;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            port_speed: number | null;
            pp_info: string;
            provider_network: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            term_side: components["schemas"]["TermSideEnum"];
            upstream_speed: number | null;
            url: $Read<string>;
            xconnect_id: string;
        };
        CircuitTerminationRequest: {
            circuit: components["schemas"]["ReferenceInput"];
            cloud_network?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            port_speed?: number | null;
            pp_info?: string;
            provider_network?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            term_side: components["schemas"]["TermSideEnum"];
            upstream_speed?: number | null;
            xconnect_id?: string;
        };
        CircuitType: {
            circuit_count: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        CircuitTypeRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        CloudAccount: {
            account_number: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            provider: components["schemas"]["ObjectReference"];
            secrets_group: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        CloudAccountRequest: {
            account_number: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            provider: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
        };
        CloudNetwork: {
            cloud_account: components["schemas"]["ObjectReference"];
            cloud_resource_type: components["schemas"]["ObjectReference"];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            extra_config: unknown;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        CloudNetworkPrefixAssignment: {
            cloud_network: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            prefix: components["schemas"]["ObjectReference"];
            url: $Read<string>;
        };
        CloudNetworkPrefixAssignmentRequest: {
            cloud_network: components["schemas"]["ReferenceInput"];
            id?: string;
            prefix: components["schemas"]["ReferenceInput"];
        };
        CloudNetworkRequest: {
            cloud_account: components["schemas"]["ReferenceInput"];
            cloud_resource_type: components["schemas"]["ReferenceInput"];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            extra_config?: unknown;
            id?: string;
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        CloudResourceType: {
            config_schema: unknown;
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            provider: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        CloudResourceTypeRequest: {
            config_schema?: unknown;
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            provider: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        CloudService: {
            cloud_account: components["schemas"]["ObjectReference"] | null;
            cloud_resource_type: components["schemas"]["ObjectReference"];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            extra_config: unknown;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        CloudServiceNetworkAssignment: {
            cloud_network: components["schemas"]["ObjectReference"];
            cloud_service: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        CloudServiceNetworkAssignmentRequest: {
            cloud_network: components["schemas"]["ReferenceInput"];
            cloud_service: components["schemas"]["ReferenceInput"];
            id?: string;
        };
        CloudServiceRequest: {
            cloud_account?: components["schemas"]["ReferenceInput"] | null;
            cloud_resource_type: components["schemas"]["ReferenceInput"];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            extra_config?: unknown;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        Cluster: {
            cluster_group: components["schemas"]["ObjectReference"] | null;
            cluster_type: components["schemas"]["ObjectReference"];
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            device_count: $Read<number>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            virtualmachine_count: $Read<number>;
        };
        ClusterGroup: {
            cluster_count: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        ClusterGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        ClusterRequest: {
            cluster_group?: components["schemas"]["ReferenceInput"] | null;
            cluster_type: components["schemas"]["ReferenceInput"];
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        ClusterType: {
            cluster_count: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        ClusterTypeRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        ComputedField: {
            advanced_ui: boolean;
            content_type: string;
            created: $Read<string | null>;
            description: string;
            display: $Read<string>;
            fallback_value: string;
            grouping: string;
            id: string;
            key: string;
            label: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            output_type: {
                label: string;
                /** @enum {string} */
                value: "text" | "markdown";
            };
            template: string;
            url: $Read<string>;
            weight: number;
        };
        ConfigContext: {
            cluster_groups: components["schemas"]["ObjectReference"][];
            clusters: components["schemas"]["ObjectReference"][];
            config_context_schema: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            data: unknown;
            description: string;
            device_families: components["schemas"]["ObjectReference"][];
            device_redundancy_groups: components["schemas"]["ObjectReference"][];
            device_types: components["schemas"]["ObjectReference"][];
            display: $Read<string>;
            id: string;
            is_active: boolean;
            last_updated: $Read<string | null>;
            locations: components["schemas"]["ObjectReference"][];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            owner: $Read<components["schemas"]["ConfigContextOwner"] | null>;
            owner_content_type: string | null;
            owner_object_id: string | null;
            platforms: components["schemas"]["ObjectReference"][];
            roles: components["schemas"]["ObjectReference"][];
            tags: components["schemas"]["ObjectReference"][];
            tenant_groups: components["schemas"]["ObjectReference"][];
            tenants: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            weight: number;
        };
        ConfigContextOwner: components["schemas"]["ObjectReference"];
        ConfigContextRequest: {
            cluster_groups?: components["schemas"]["ReferenceInput"][];
            clusters?: components["schemas"]["ReferenceInput"][];
            config_context_schema?: components["schemas"]["ReferenceInput"] | null;
            data: unknown;
            description?: string;
            device_families?: components["schemas"]["ReferenceInput"][];
            device_redundancy_groups?: components["schemas"]["ReferenceInput"][];
            device_types?: components["schemas"]["ReferenceInput"][];
            id?: string;
            is_active?: boolean;
            locations?: components["schemas"]["ReferenceInput"][];
            name: string;
            owner_content_type?: string | null;
            owner_object_id?: string | null;
            platforms?: components["schemas"]["ReferenceInput"][];
            roles?: components["schemas"]["ReferenceInput"][];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant_groups?: components["schemas"]["ReferenceInput"][];
            tenants?: components["schemas"]["ReferenceInput"][];
            weight?: number;
        };
        ConfigContextSchema: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            data_schema: unknown;
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            owner: $Read<components["schemas"]["ConfigContextSchemaOwner"] | null>;
            owner_content_type: string | null;
            owner_object_id: string | null;
            url: $Read<string>;
        };
        ConfigContextSchemaOwner: components["schemas"]["ObjectReference"];
        ConfigContextSchemaRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            data_schema: unknown;
            description?: string;
            id?: string;
            name: string;
            owner_content_type?: string | null;
            owner_object_id?: string | null;
            relationships?: {
                [key: string]: unknown;
            };
        };
        ConsolePort: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "de-9" | "db-25" | "rj-11" | "rj-12" | "rj-45" | "mini-din-8" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "other";
            } | null;
            url: $Read<string>;
        };
        ConsolePortTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            type: {
                label: string;
                /** @enum {string} */
                value: "de-9" | "db-25" | "rj-11" | "rj-12" | "rj-45" | "mini-din-8" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "other";
            } | null;
            url: $Read<string>;
        };
        /** @enum {string} */
        ConsolePortTypeChoices: "de-9" | "db-25" | "rj-11" | "rj-12" | "rj-45" | "mini-din-8" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "other";
        ConsoleServerPort: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "de-9" | "db-25" | "rj-11" | "rj-12" | "rj-45" | "mini-din-8" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "other";
            } | null;
            url: $Read<string>;
        };
        ConsoleServerPortTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            type: {
                label: string;
                /** @enum {string} */
                value: "de-9" | "db-25" | "rj-11" | "rj-12" | "rj-45" | "mini-din-8" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "other";
            } | null;
            url: $Read<string>;
        };
        Contact: {
            address: string;
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            email: string;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            phone: string;
            tags: components["schemas"]["ObjectReference"][];
            teams: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        ContactAssociation: {
            associated_object_id: string;
            associated_object_type: string;
            contact: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            role: components["schemas"]["ObjectReference"];
            status: components["schemas"]["ObjectReference"];
            team: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        ContactAssociationRequest: {
            associated_object_id: string;
            associated_object_type: string;
            contact?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            relationships?: {
                [key: string]: unknown;
            };
            role: components["schemas"]["ReferenceInput"];
            status: components["schemas"]["ReferenceInput"];
            team?: components["schemas"]["ReferenceInput"] | null;
        };
        ContactRequest: {
            address?: string;
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            email?: string;
            id?: string;
            name: string;
            phone?: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            teams?: components["schemas"]["ReferenceInput"][];
        };
        ContentType: {
            app_label: string;
            display: $Read<string>;
            id: $Read<number>;
            model: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        Controller: {
            capabilities: {
                label: string;
                /** @enum {string} */
                value: "wireless";
            }[] | null;
            controller_device: components["schemas"]["ObjectReference"] | null;
            controller_device_redundancy_group: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            external_integration: components["schemas"]["ObjectReference"] | null;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            platform: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        ControllerManagedDeviceGroup: {
            capabilities: {
                label: string;
                /** @enum {string} */
                value: "wireless";
            }[] | null;
            controller: components["schemas"]["ObjectReference"];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            weight: number;
        };
        ControllerManagedDeviceGroupRadioProfileAssignment: {
            controller_managed_device_group: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            radio_profile: components["schemas"]["ObjectReference"];
            url: $Read<string>;
        };
        ControllerManagedDeviceGroupRadioProfileAssignmentRequest: {
            controller_managed_device_group: components["schemas"]["ReferenceInput"];
            id?: string;
            radio_profile: components["schemas"]["ReferenceInput"];
        };
        ControllerManagedDeviceGroupRequest: {
            capabilities?: components["schemas"]["CapabilitiesEnum"][] | null;
            controller: components["schemas"]["ReferenceInput"];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            weight?: number;
        };
        ControllerManagedDeviceGroupWirelessNetworkAssignment: {
            controller_managed_device_group: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            vlan: components["schemas"]["ObjectReference"] | null;
            wireless_network: components["schemas"]["ObjectReference"];
        };
        ControllerManagedDeviceGroupWirelessNetworkAssignmentRequest: {
            controller_managed_device_group: components["schemas"]["ReferenceInput"];
            id?: string;
            vlan?: components["schemas"]["ReferenceInput"] | null;
            wireless_network: components["schemas"]["ReferenceInput"];
        };
        ControllerRequest: {
            capabilities?: components["schemas"]["CapabilitiesEnum"][] | null;
            controller_device?: components["schemas"]["ReferenceInput"] | null;
            controller_device_redundancy_group?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            external_integration?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            name: string;
            platform?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        CustomField: {
            advanced_ui: boolean;
            content_types: string[];
            created: $Read<string | null>;
            default: unknown;
            description: string;
            display: $Read<string>;
            filter_logic: {
                label: string;
                /** @enum {string} */
                value: "disabled" | "loose" | "exact";
            };
            grouping: string;
            id: string;
            key: string;
            label: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            required: boolean;
            scope_filter: unknown;
            type: {
                label: string;
                /** @enum {string} */
                value: "text" | "integer" | "boolean" | "date" | "datetime" | "url" | "select" | "multi-select" | "json" | "markdown";
            };
            url: $Read<string>;
            validation_maximum: number | null;
            validation_minimum: number | null;
            validation_regex: string;
            weight: number;
        };
        CustomFieldChoice: {
            created: $Read<string | null>;
            custom_field: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            value: string;
            weight: number;
        };
        CustomFieldChoiceRequest: {
            custom_field: components["schemas"]["ReferenceInput"];
            id?: string;
            value: string;
            weight?: number;
        };
        /** @enum {string} */
        CustomFieldTypeChoices: "text" | "integer" | "boolean" | "date" | "datetime" | "url" | "select" | "multi-select" | "json" | "markdown";
        CustomLink: {
            button_class: components["schemas"]["ButtonClassEnum"];
            content_type: string;
            created: $Read<string | null>;
            display: $Read<string>;
            group_name: string;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            new_window: boolean;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            target_url: string;
            text: string;
            url: $Read<string>;
            weight: number;
        };
        CustomLinkRequest: {
            button_class?: components["schemas"]["ButtonClassEnum"];
            content_type: string;
            group_name?: string;
            id?: string;
            name: string;
            new_window: boolean;
            target_url: string;
            text: string;
            weight?: number;
        };
        DataCompliance: {
            compliance_class_name: string;
            content_type: components["schemas"]["ObjectReference"];
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_validation_date: $Read<string>;
            message: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_id: string;
            object_type: $Read<string>;
            url: $Read<string>;
            valid: boolean;
            validated_attribute: string;
            validated_attribute_value: string;
            validated_object_str: string;
        };
        DataComplianceRequest: {
            compliance_class_name: string;
            content_type: components["schemas"]["ReferenceInput"];
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            message?: string;
            object_id: string;
            relationships?: {
                [key: string]: unknown;
            };
            valid: boolean;
            validated_attribute?: string;
            validated_attribute_value?: string;
            validated_object_str?: string;
        };
        /** @enum {string} */
        DataTypeEnum: "text" | "integer" | "boolean" | "date" | "datetime" | "url" | "select" | "multi-select" | "json" | "markdown" | "contact-or-team" | "float";
        Device: {
            asset_tag: string | null;
            comments: string;
            controller_managed_device_group: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            device_redundancy_group: components["schemas"]["ObjectReference"] | null;
            device_redundancy_group_priority: number | null;
            device_type: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            face: {
                label: string;
                /** @enum {string} */
                value: "front" | "rear";
            } | null;
            id: string;
            last_updated: $Read<string | null>;
            local_config_context_data: unknown;
            local_config_context_data_owner_content_type: components["schemas"]["ObjectReference"] | null;
            local_config_context_data_owner_object_id: string | null;
            local_config_context_schema: components["schemas"]["ObjectReference"] | null;
            location: components["schemas"]["ObjectReference"];
            name: string | null;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent_bay: components["schemas"]["ObjectReference"] | null;
            platform: components["schemas"]["ObjectReference"] | null;
            position: number | null;
            primary_ip4: components["schemas"]["ObjectReference"] | null;
            primary_ip6: components["schemas"]["ObjectReference"] | null;
            rack: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"];
            secrets_group: components["schemas"]["ObjectReference"] | null;
            serial: string;
            software_image_files: components["schemas"]["ObjectReference"][];
            software_version: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vc_position: number | null;
            vc_priority: number | null;
            virtual_chassis: components["schemas"]["ObjectReference"] | null;
        };
        DeviceBay: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            installed_device: components["schemas"]["ObjectReference"] | null;
            label: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        DeviceBayRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device: components["schemas"]["ReferenceInput"];
            id?: string;
            installed_device?: components["schemas"]["ReferenceInput"] | null;
            label?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        DeviceBayTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        DeviceBayTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type: components["schemas"]["ReferenceInput"];
            id?: string;
            label?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        DeviceClusterAssignment: {
            cluster: components["schemas"]["ObjectReference"];
            device: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        DeviceClusterAssignmentRequest: {
            cluster: components["schemas"]["ReferenceInput"];
            device: components["schemas"]["ReferenceInput"];
            id?: string;
        };
        DeviceFamily: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type_count: $Read<number>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        DeviceFamilyRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        DeviceRedundancyGroup: {
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            failover_strategy: {
                label: string;
                /** @enum {string} */
                value: "" | "active-active" | "active-passive";
            } | null;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        DeviceType: {
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            device_count: $Read<number>;
            device_family: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            front_image: string | null;
            id: string;
            is_full_depth: boolean;
            last_updated: $Read<string | null>;
            manufacturer: components["schemas"]["ObjectReference"];
            model: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            part_number: string;
            rear_image: string | null;
            subdevice_role: {
                label: string;
                /** @enum {string} */
                value: "parent" | "child" | "parent-child";
            } | null;
            tags: components["schemas"]["ObjectReference"][];
            u_height: number;
            url: $Read<string>;
        };
        DeviceTypeToSoftwareImageFile: {
            created: $Read<string | null>;
            device_type: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            software_image_file: components["schemas"]["ObjectReference"];
            url: $Read<string>;
        };
        DeviceTypeToSoftwareImageFileRequest: {
            device_type: components["schemas"]["ReferenceInput"];
            id?: string;
            software_image_file: components["schemas"]["ReferenceInput"];
        };
        /** @enum {string} */
        DuplexEnum: "auto" | "full" | "half";
        DynamicGroup: {
            content_type: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            filter: unknown;
            group_type: components["schemas"]["GroupTypeEnum"];
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        DynamicGroupAssociatedObject: components["schemas"]["ObjectReference"];
        DynamicGroupMembership: {
            display: $Read<string>;
            group: components["schemas"]["ObjectReference"];
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            operator: components["schemas"]["OperatorEnum"];
            parent_group: components["schemas"]["ObjectReference"];
            url: $Read<string>;
            weight: number;
        };
        DynamicGroupMembershipRequest: {
            group: components["schemas"]["ReferenceInput"];
            id?: string;
            operator: components["schemas"]["OperatorEnum"];
            parent_group: components["schemas"]["ReferenceInput"];
            weight: number;
        };
        DynamicGroupRequest: {
            content_type: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            filter?: unknown;
            group_type?: components["schemas"]["GroupTypeEnum"];
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {string} */
        EncapsulationEnum: "IPsec-Transport" | "IPsec-Tunnel" | "IP-in-IP" | "GRE" | "WireGuard" | "L2TP" | "PPTP" | "OpenVPN" | "EoIP";
        /** @enum {string} */
        EncryptionAlgorithmEnum: "AES-128-CBC" | "AES-128-GCM" | "AES-192-CBC" | "AES-192-GCM" | "AES-256-CBC" | "AES-256-GCM" | "DES" | "3DES";
        ExportTemplate: {
            content_type: string;
            created: $Read<string | null>;
            description: string;
            display: $Read<string>;
            file_extension: string;
            id: string;
            last_updated: $Read<string | null>;
            mime_type: string;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            owner: $Read<components["schemas"]["ExportTemplateOwner"] | null>;
            owner_content_type: string | null;
            owner_object_id: string | null;
            template_code: string;
            url: $Read<string>;
        };
        ExportTemplateOwner: components["schemas"]["ObjectReference"];
        ExportTemplateRequest: {
            content_type: string;
            description?: string;
            file_extension?: string;
            id?: string;
            mime_type?: string;
            name: string;
            owner_content_type?: string | null;
            owner_object_id?: string | null;
            relationships?: {
                [key: string]: unknown;
            };
            template_code: string;
        };
        ExternalIntegration: {
            ca_file_path: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            extra_config: unknown;
            headers: unknown;
            http_method: components["schemas"]["HttpMethodEnum"] | components["schemas"]["BlankEnum"];
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            remote_url: string;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            timeout: number;
            url: $Read<string>;
            verify_ssl: boolean;
        };
        ExternalIntegrationRequest: {
            ca_file_path?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            extra_config?: unknown;
            headers?: unknown;
            http_method?: (components["schemas"]["HttpMethodEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            remote_url: string;
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
            timeout?: number;
            verify_ssl?: boolean;
        };
        /** @enum {string} */
        FaceEnum: "front" | "rear";
        /** @enum {string} */
        FailoverStrategyEnum: "active-active" | "active-passive";
        /** @enum {string} */
        FeedLegEnum: "A" | "B" | "C";
        FileProxy: {
            display: $Read<string>;
            id: string;
            job_result: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            uploaded_at: $Read<string>;
            url: $Read<string>;
        };
        /** @enum {string} */
        FilterLogicEnum: "disabled" | "loose" | "exact";
        /** @enum {string} */
        FrequencyEnum: "2.4GHz" | "5GHz" | "6GHz";
        FrontPort: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            rear_port: components["schemas"]["ObjectReference"];
            rear_port_position: number;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            };
            url: $Read<string>;
        };
        FrontPortTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            rear_port_position: number;
            rear_port_template: components["schemas"]["ObjectReference"];
            type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            };
            url: $Read<string>;
        };
        GitRepository: {
            branch: string;
            created: $Read<string | null>;
            current_head: $Read<string>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            provided_contents: (components["schemas"]["ProvidedContentsEnum"] | components["schemas"]["BlankEnum"])[];
            remote_url: string;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            slug: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        GitRepositoryRequest: {
            branch?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            name: string;
            provided_contents?: ((components["schemas"]["ProvidedContentsEnum"] | components["schemas"]["BlankEnum"]) | null)[];
            relationships?: {
                [key: string]: unknown;
            };
            remote_url: string;
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            slug?: string;
            tags?: components["schemas"]["ReferenceInput"][];
        };
        GraphQLQuery: {
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            owner: $Read<components["schemas"]["GraphQLQueryOwner"] | null>;
            owner_content_type: string | null;
            owner_object_id: string | null;
            query: string;
            url: $Read<string>;
            variables: $Read<{
                [key: string]: unknown;
            }>;
        };
        GraphQLQueryOwner: components["schemas"]["ObjectReference"];
        GraphQLQueryRequest: {
            id?: string;
            name: string;
            owner_content_type?: string | null;
            owner_object_id?: string | null;
            query: string;
        };
        Group: {
            display: $Read<string>;
            id: $Read<number>;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            user_count: $Read<number>;
        };
        GroupRequest: {
            name: string;
        };
        /** @enum {string} */
        GroupTypeEnum: "dynamic-filter" | "dynamic-set" | "static";
        /** @enum {string} */
        HashingAlgorithmEnum: "md5" | "sha1" | "sha224" | "sha384" | "sha256" | "sha512" | "sha3" | "blake2" | "blake3";
        HealthCheckMonitor: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            health_check_type: components["schemas"]["HealthCheckTypeEnum"] | components["schemas"]["BlankEnum"];
            id: string;
            interval: number | null;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            port: number | null;
            retry: number | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            timeout: number | null;
            url: $Read<string>;
        };
        HealthCheckMonitorRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            health_check_type?: (components["schemas"]["HealthCheckTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            interval?: number | null;
            name: string;
            port?: number | null;
            relationships?: {
                [key: string]: unknown;
            };
            retry?: number | null;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            timeout?: number | null;
        };
        /** @enum {string} */
        HealthCheckTypeEnum: "ping" | "tcp" | "dns" | "http" | "https" | "custom";
        /** @enum {string} */
        HttpMethodEnum: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
        /** @enum {string} */
        IkeVersionEnum: "IKEv1" | "IKEv2";
        ImageAttachment: {
            content_type: string;
            created: $Read<string>;
            display: $Read<string>;
            id: string;
            image: string;
            image_height: $Read<number>;
            image_width: $Read<number>;
            name: string;
            natural_slug: $Read<string>;
            object_id: string;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        ImageAttachmentRequest: {
            content_type: string;
            id?: string;
            image: string;
            name?: string;
            object_id: string;
        };
        /** @enum {string} */
        IntegrityAlgorithmEnum: "MD5" | "SHA1" | "SHA256" | "SHA384" | "SHA512";
        Interface: {
            breakout_position: number | null;
            bridge: components["schemas"]["ObjectReference"] | null;
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            duplex: {
                label: string;
                /** @enum {string} */
                value: "auto" | "full" | "half";
            } | null;
            enabled: boolean;
            id: string;
            ip_address_count: $Read<number>;
            label: string;
            lag: components["schemas"]["ObjectReference"] | null;
            last_updated: $Read<string | null>;
            mac_address: string | null;
            mgmt_only: boolean;
            mode: {
                label: string;
                /** @enum {string} */
                value: "access" | "tagged" | "tagged-all";
            } | null;
            module: components["schemas"]["ObjectReference"] | null;
            mtu: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent_interface: components["schemas"]["ObjectReference"] | null;
            port_type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            } | null;
            role: components["schemas"]["ObjectReference"] | null;
            speed: number | null;
            status: components["schemas"]["ObjectReference"];
            tagged_vlans: components["schemas"]["ObjectReference"][];
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "virtual" | "bridge" | "lag" | "tunnel" | "100base-fx" | "100base-lfx" | "100base-tx" | "100base-t1" | "1000base-t" | "2.5gbase-t" | "5gbase-t" | "10gbase-t" | "10gbase-cx4" | "1000base-x-gbic" | "1000base-x-sfp" | "10gbase-x-sfpp" | "10gbase-x-xfp" | "10gbase-x-xenpak" | "10gbase-x-x2" | "25gbase-x-sfp28" | "50gbase-x-sfp56" | "40gbase-x-qsfpp" | "50gbase-x-sfp28" | "100gbase-x-cfp" | "100gbase-x-cfp2" | "200gbase-x-cfp2" | "400gbase-x-cfp2" | "100gbase-x-cfp4" | "100gbase-x-cpak" | "100gbase-x-qsfp28" | "100gbase-x-cxp" | "100gbase-x-qsfpdd" | "100gbase-x-dsfp" | "100gbase-x-sfpdd" | "200gbase-x-qsfp56" | "200gbase-x-qsfpdd" | "400gbase-x-qsfp112" | "400gbase-x-qsfpdd" | "400gbase-x-osfp" | "400gbase-x-osfp-rhs" | "400gbase-x-cdfp" | "400gbase-x-cfp8" | "800gbase-x-qsfpdd" | "800gbase-x-osfp" | "800gbase-x-osfp-xd" | "1600gbase-x-osfp" | "1600gbase-x-osfp-xd" | "1000base-kx" | "10gbase-kr" | "10gbase-kx4" | "25gbase-kr" | "40gbase-kr4" | "50gbase-kr" | "100gbase-kp4" | "100gbase-kr2" | "100gbase-kr4" | "ieee802.11a" | "ieee802.11g" | "ieee802.11n" | "ieee802.11ac" | "ieee802.11ad" | "ieee802.11ax" | "ieee802.11ay" | "ieee802.15.1" | "other-wireless" | "gsm" | "cdma" | "lte" | "sonet-oc3" | "sonet-oc12" | "sonet-oc48" | "sonet-oc192" | "sonet-oc768" | "sonet-oc1920" | "sonet-oc3840" | "1gfc-sfp" | "2gfc-sfp" | "4gfc-sfp" | "8gfc-sfpp" | "16gfc-sfpp" | "32gfc-sfp28" | "32gfc-sfpp" | "64gfc-qsfpp" | "64gfc-sfpdd" | "64gfc-sfpp" | "128gfc-qsfp28" | "infiniband-sdr" | "infiniband-ddr" | "infiniband-qdr" | "infiniband-fdr10" | "infiniband-fdr" | "infiniband-edr" | "infiniband-hdr" | "infiniband-ndr" | "infiniband-xdr" | "t1" | "e1" | "t3" | "e3" | "da15" | "da26" | "da31" | "db25" | "db44" | "db60" | "dc37" | "dc62" | "dc79" | "dd50" | "dd78" | "dd100" | "de9" | "de15" | "de19" | "df104" | "xdsl" | "docsis" | "gpon" | "xg-pon" | "xgs-pon" | "ng-pon2" | "epon" | "10g-epon" | "cisco-stackwise" | "cisco-stackwise-plus" | "cisco-flexstack" | "cisco-flexstack-plus" | "cisco-stackwise-80" | "cisco-stackwise-160" | "cisco-stackwise-320" | "cisco-stackwise-480" | "cisco-stackwise-1t" | "juniper-vcp" | "extreme-summitstack" | "extreme-summitstack-128" | "extreme-summitstack-256" | "extreme-summitstack-512" | "other";
            };
            untagged_vlan: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vrf: components["schemas"]["ObjectReference"] | null;
        };
        /** @enum {string} */
        InterfaceModeChoices: "access" | "tagged" | "tagged-all";
        InterfaceRedundancyGroup: {
            created: $Read<string>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            protocol: {
                label: string;
                /** @enum {string} */
                value: "hsrp" | "vrrp" | "glbp" | "carp";
            } | null;
            protocol_group_id: string;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            virtual_ip: components["schemas"]["ObjectReference"] | null;
        };
        InterfaceRedundancyGroupAssociation: {
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            interface: components["schemas"]["ObjectReference"];
            interface_redundancy_group: components["schemas"]["ObjectReference"];
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            priority: number;
            url: $Read<string>;
        };
        InterfaceRedundancyGroupAssociationRequest: {
            id?: string;
            interface: components["schemas"]["ReferenceInput"];
            interface_redundancy_group: components["schemas"]["ReferenceInput"];
            priority: number;
        };
        /** @enum {string} */
        InterfaceRedundancyGroupProtocolChoices: "hsrp" | "vrrp" | "glbp" | "carp";
        InterfaceTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            duplex: components["schemas"]["DuplexEnum"] | components["schemas"]["BlankEnum"];
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            mgmt_only: boolean;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            port_type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            } | null;
            speed: number | null;
            type: {
                label: string;
                /** @enum {string} */
                value: "virtual" | "bridge" | "lag" | "tunnel" | "100base-fx" | "100base-lfx" | "100base-tx" | "100base-t1" | "1000base-t" | "2.5gbase-t" | "5gbase-t" | "10gbase-t" | "10gbase-cx4" | "1000base-x-gbic" | "1000base-x-sfp" | "10gbase-x-sfpp" | "10gbase-x-xfp" | "10gbase-x-xenpak" | "10gbase-x-x2" | "25gbase-x-sfp28" | "50gbase-x-sfp56" | "40gbase-x-qsfpp" | "50gbase-x-sfp28" | "100gbase-x-cfp" | "100gbase-x-cfp2" | "200gbase-x-cfp2" | "400gbase-x-cfp2" | "100gbase-x-cfp4" | "100gbase-x-cpak" | "100gbase-x-qsfp28" | "100gbase-x-cxp" | "100gbase-x-qsfpdd" | "100gbase-x-dsfp" | "100gbase-x-sfpdd" | "200gbase-x-qsfp56" | "200gbase-x-qsfpdd" | "400gbase-x-qsfp112" | "400gbase-x-qsfpdd" | "400gbase-x-osfp" | "400gbase-x-osfp-rhs" | "400gbase-x-cdfp" | "400gbase-x-cfp8" | "800gbase-x-qsfpdd" | "800gbase-x-osfp" | "800gbase-x-osfp-xd" | "1600gbase-x-osfp" | "1600gbase-x-osfp-xd" | "1000base-kx" | "10gbase-kr" | "10gbase-kx4" | "25gbase-kr" | "40gbase-kr4" | "50gbase-kr" | "100gbase-kp4" | "100gbase-kr2" | "100gbase-kr4" | "ieee802.11a" | "ieee802.11g" | "ieee802.11n" | "ieee802.11ac" | "ieee802.11ad" | "ieee802.11ax" | "ieee802.11ay" | "ieee802.15.1" | "other-wireless" | "gsm" | "cdma" | "lte" | "sonet-oc3" | "sonet-oc12" | "sonet-oc48" | "sonet-oc192" | "sonet-oc768" | "sonet-oc1920" | "sonet-oc3840" | "1gfc-sfp" | "2gfc-sfp" | "4gfc-sfp" | "8gfc-sfpp" | "16gfc-sfpp" | "32gfc-sfp28" | "32gfc-sfpp" | "64gfc-qsfpp" | "64gfc-sfpdd" | "64gfc-sfpp" | "128gfc-qsfp28" | "infiniband-sdr" | "infiniband-ddr" | "infiniband-qdr" | "infiniband-fdr10" | "infiniband-fdr" | "infiniband-edr" | "infiniband-hdr" | "infiniband-ndr" | "infiniband-xdr" | "t1" | "e1" | "t3" | "e3" | "da15" | "da26" | "da31" | "db25" | "db44" | "db60" | "dc37" | "dc62" | "dc79" | "dd50" | "dd78" | "dd100" | "de9" | "de15" | "de19" | "df104" | "xdsl" | "docsis" | "gpon" | "xg-pon" | "xgs-pon" | "ng-pon2" | "epon" | "10g-epon" | "cisco-stackwise" | "cisco-stackwise-plus" | "cisco-flexstack" | "cisco-flexstack-plus" | "cisco-stackwise-80" | "cisco-stackwise-160" | "cisco-stackwise-320" | "cisco-stackwise-480" | "cisco-stackwise-1t" | "juniper-vcp" | "extreme-summitstack" | "extreme-summitstack-128" | "extreme-summitstack-256" | "extreme-summitstack-512" | "other";
            };
            url: $Read<string>;
        };
        /** @enum {string} */
        InterfaceTypeChoices: "virtual" | "bridge" | "lag" | "tunnel" | "100base-fx" | "100base-lfx" | "100base-tx" | "100base-t1" | "1000base-t" | "2.5gbase-t" | "5gbase-t" | "10gbase-t" | "10gbase-cx4" | "1000base-x-gbic" | "1000base-x-sfp" | "10gbase-x-sfpp" | "10gbase-x-xfp" | "10gbase-x-xenpak" | "10gbase-x-x2" | "25gbase-x-sfp28" | "50gbase-x-sfp56" | "40gbase-x-qsfpp" | "50gbase-x-sfp28" | "100gbase-x-cfp" | "100gbase-x-cfp2" | "200gbase-x-cfp2" | "400gbase-x-cfp2" | "100gbase-x-cfp4" | "100gbase-x-cpak" | "100gbase-x-qsfp28" | "100gbase-x-cxp" | "100gbase-x-qsfpdd" | "100gbase-x-dsfp" | "100gbase-x-sfpdd" | "200gbase-x-qsfp56" | "200gbase-x-qsfpdd" | "400gbase-x-qsfp112" | "400gbase-x-qsfpdd" | "400gbase-x-osfp" | "400gbase-x-osfp-rhs" | "400gbase-x-cdfp" | "400gbase-x-cfp8" | "800gbase-x-qsfpdd" | "800gbase-x-osfp" | "800gbase-x-osfp-xd" | "1600gbase-x-osfp" | "1600gbase-x-osfp-xd" | "1000base-kx" | "10gbase-kr" | "10gbase-kx4" | "25gbase-kr" | "40gbase-kr4" | "50gbase-kr" | "100gbase-kp4" | "100gbase-kr2" | "100gbase-kr4" | "ieee802.11a" | "ieee802.11g" | "ieee802.11n" | "ieee802.11ac" | "ieee802.11ad" | "ieee802.11ax" | "ieee802.11ay" | "ieee802.15.1" | "other-wireless" | "gsm" | "cdma" | "lte" | "sonet-oc3" | "sonet-oc12" | "sonet-oc48" | "sonet-oc192" | "sonet-oc768" | "sonet-oc1920" | "sonet-oc3840" | "1gfc-sfp" | "2gfc-sfp" | "4gfc-sfp" | "8gfc-sfpp" | "16gfc-sfpp" | "32gfc-sfp28" | "32gfc-sfpp" | "64gfc-qsfpp" | "64gfc-sfpdd" | "64gfc-sfpp" | "128gfc-qsfp28" | "infiniband-sdr" | "infiniband-ddr" | "infiniband-qdr" | "infiniband-fdr10" | "infiniband-fdr" | "infiniband-edr" | "infiniband-hdr" | "infiniband-ndr" | "infiniband-xdr" | "t1" | "e1" | "t3" | "e3" | "da15" | "da26" | "da31" | "db25" | "db44" | "db60" | "dc37" | "dc62" | "dc79" | "dd50" | "dd78" | "dd100" | "de9" | "de15" | "de19" | "df104" | "xdsl" | "docsis" | "gpon" | "xg-pon" | "xgs-pon" | "ng-pon2" | "epon" | "10g-epon" | "cisco-stackwise" | "cisco-stackwise-plus" | "cisco-flexstack" | "cisco-flexstack-plus" | "cisco-stackwise-80" | "cisco-stackwise-160" | "cisco-stackwise-320" | "cisco-stackwise-480" | "cisco-stackwise-1t" | "juniper-vcp" | "extreme-summitstack" | "extreme-summitstack-128" | "extreme-summitstack-256" | "extreme-summitstack-512" | "other";
        InterfaceVDCAssignment: {
            display: $Read<string>;
            id: string;
            interface: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            virtual_device_context: components["schemas"]["ObjectReference"];
        };
        InterfaceVDCAssignmentRequest: {
            id?: string;
            interface: components["schemas"]["ReferenceInput"];
            virtual_device_context: components["schemas"]["ReferenceInput"];
        };
        InventoryItem: {
            asset_tag: string | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"];
            discovered: boolean;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            manufacturer: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            part_id: string;
            serial: string;
            software_image_files: components["schemas"]["ObjectReference"][];
            software_version: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tree_depth: $Read<number | null>;
            url: $Read<string>;
        };
        InventoryItemRequest: {
            asset_tag?: string | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device: components["schemas"]["ReferenceInput"];
            discovered?: boolean;
            id?: string;
            label?: string;
            manufacturer?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            part_id?: string;
            relationships?: {
                [key: string]: unknown;
            };
            serial?: string;
            software_image_files?: components["schemas"]["ReferenceInput"][];
            software_version?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
        };
        IPAddress: {
            address: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            dns_name: string;
            host: $Read<string>;
            id: string;
            ip_version: $Read<number>;
            last_updated: $Read<string | null>;
            mask_length: $Read<number>;
            nat_inside: components["schemas"]["ObjectReference"] | null;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            type: components["schemas"]["IPAddressTypeChoices"];
            url: $Read<string>;
        };
        IPAddressRange: {
            count_as_utilized: boolean;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            end_address: string;
            end_host: $Read<string>;
            id: string;
            ip_version: $Read<number>;
            is_exclusive: boolean;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"];
            role: components["schemas"]["ObjectReference"] | null;
            size: $Read<number>;
            start_address: string;
            start_host: $Read<string>;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        IPAddressRangeRequest: {
            count_as_utilized?: boolean;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            end_address: string;
            id?: string;
            is_exclusive?: boolean;
            name?: string;
            namespace?: components["schemas"]["ReferenceInput"];
            parent?: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            start_address: string;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        IPAddressRequest: {
            address: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            dns_name?: string;
            id?: string;
            namespace?: components["schemas"]["ReferenceInput"];
            nat_inside?: components["schemas"]["ReferenceInput"] | null;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            type?: components["schemas"]["IPAddressTypeChoices"];
        };
        IPAddressToInterface: {
            display: $Read<string>;
            id: string;
            interface: components["schemas"]["ObjectReference"] | null;
            ip_address: components["schemas"]["ObjectReference"];
            is_default: boolean;
            is_destination: boolean;
            is_preferred: boolean;
            is_primary: boolean;
            is_secondary: boolean;
            is_source: boolean;
            is_standby: boolean;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            vm_interface: components["schemas"]["ObjectReference"] | null;
        };
        IPAddressToInterfaceRequest: {
            id?: string;
            interface?: components["schemas"]["ReferenceInput"] | null;
            ip_address: components["schemas"]["ReferenceInput"];
            is_default?: boolean;
            is_destination?: boolean;
            is_preferred?: boolean;
            is_primary?: boolean;
            is_secondary?: boolean;
            is_source?: boolean;
            is_standby?: boolean;
            vm_interface?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {string} */
        IPAddressTypeChoices: "dhcp" | "host" | "slaac";
        Job: {
            console_log_default: boolean;
            console_log_default_override: boolean;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            default_job_queue: components["schemas"]["ObjectReference"];
            default_job_queue_override: boolean;
            description: string;
            description_override: boolean;
            display: $Read<string>;
            dryrun_default: boolean;
            dryrun_default_override: boolean;
            enabled: boolean;
            grouping: string;
            grouping_override: boolean;
            has_sensitive_variables: boolean;
            has_sensitive_variables_override: boolean;
            hidden: boolean;
            hidden_override: boolean;
            id: string;
            installed: $Read<boolean>;
            is_job_button_receiver: $Read<boolean>;
            is_job_hook_receiver: $Read<boolean>;
            is_singleton: boolean;
            is_singleton_override: boolean;
            job_class_name: $Read<string>;
            job_queues_override: boolean;
            last_updated: $Read<string | null>;
            module_name: $Read<string>;
            name: string;
            name_override: boolean;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            read_only: $Read<boolean>;
            soft_time_limit: number;
            soft_time_limit_override: boolean;
            supports_dryrun: $Read<boolean>;
            tags: components["schemas"]["ObjectReference"][];
            task_queues: $Read<string[]>;
            task_queues_override: $Read<boolean>;
            time_limit: number;
            time_limit_override: boolean;
            url: $Read<string>;
        };
        JobButton: {
            button_class: components["schemas"]["ButtonClassEnum"];
            confirmation: boolean;
            content_types: string[];
            created: $Read<string | null>;
            display: $Read<string>;
            enabled: boolean;
            group_name: string;
            id: string;
            job: components["schemas"]["ObjectReference"];
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            text: string;
            url: $Read<string>;
            weight: number;
        };
        JobButtonRequest: {
            button_class?: components["schemas"]["ButtonClassEnum"];
            confirmation?: boolean;
            content_types: string[];
            enabled?: boolean;
            group_name?: string;
            id?: string;
            job: components["schemas"]["ReferenceInput"];
            name: string;
            text: string;
            weight?: number;
        };
        /** @enum {string} */
        JobExecutionTypeIntervalChoices: "immediately" | "future" | "hourly" | "daily" | "weekly" | "custom";
        JobHook: {
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            enabled: boolean;
            id: string;
            job: components["schemas"]["ObjectReference"];
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            type_create: boolean;
            type_delete: boolean;
            type_update: boolean;
            url: $Read<string>;
        };
        JobHookRequest: {
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            enabled?: boolean;
            id?: string;
            job: components["schemas"]["ReferenceInput"];
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            type_create?: boolean;
            type_delete?: boolean;
            type_update?: boolean;
        };
        JobLogEntry: {
            absolute_url: string;
            created: string;
            display: $Read<string>;
            grouping: string;
            id: string;
            job_result: components["schemas"]["ObjectReference"];
            log_level: components["schemas"]["LogLevelEnum"];
            log_object: string;
            message: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        JobQueue: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            queue_type: components["schemas"]["QueueTypeEnum"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        JobQueueAssignment: {
            display: $Read<string>;
            id: string;
            job: components["schemas"]["ObjectReference"];
            job_queue: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        JobQueueAssignmentRequest: {
            id?: string;
            job: components["schemas"]["ReferenceInput"];
            job_queue: components["schemas"]["ReferenceInput"];
        };
        JobQueueRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            queue_type: components["schemas"]["QueueTypeEnum"];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        JobResult: {
            cancel_type: components["schemas"]["CancelTypeEnum"] | components["schemas"]["BlankEnum"];
            canceled_by: components["schemas"]["ObjectReference"] | null;
            canceled_by_user_name: $Read<string>;
            celery_kwargs: unknown;
            computed_fields?: $Read<{
                [key: string]: unknown;
            }>;
            custom_fields: {
                [key: string]: unknown;
            };
            date_canceled: string | null;
            date_created: $Read<string>;
            date_done: string | null;
            date_started: string | null;
            debug_log_count: $Read<number | null>;
            display: $Read<string>;
            error_log_count: $Read<number | null>;
            id: string;
            info_log_count: $Read<number | null>;
            job_model: components["schemas"]["ObjectReference"] | null;
            meta: $Read<unknown>;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            result: $Read<unknown>;
            scheduled_job: components["schemas"]["ObjectReference"] | null;
            status: $Read<{
                label: string;
                /** @enum {string} */
                value: "FAILURE" | "PENDING" | "RECEIVED" | "RETRY" | "REVOKED" | "STARTED" | "SUCCESS";
            }>;
            success_log_count: $Read<number | null>;
            task_args: unknown;
            task_kwargs: unknown;
            task_name: string | null;
            traceback: string | null;
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"] | null;
            warning_log_count: $Read<number | null>;
            worker: string | null;
        };
        /** @enum {string} */
        LengthUnitEnum: "km" | "m" | "cm" | "mi" | "ft" | "in";
        LoadBalancerPool: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            health_check_monitor: components["schemas"]["ObjectReference"] | null;
            id: string;
            last_updated: $Read<string | null>;
            load_balancing_algorithm: components["schemas"]["LoadBalancingAlgorithmEnum"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        LoadBalancerPoolMember: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            health_check_monitor: components["schemas"]["ObjectReference"] | null;
            id: string;
            ip_address: components["schemas"]["ObjectReference"];
            label: string;
            last_updated: $Read<string | null>;
            load_balancer_pool: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            port: number;
            ssl_offload: boolean;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        LoadBalancerPoolMemberCertificateProfileAssignment: {
            certificate_profile: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            load_balancer_pool_member: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        LoadBalancerPoolMemberCertificateProfileAssignmentRequest: {
            certificate_profile: components["schemas"]["ReferenceInput"];
            id?: string;
            load_balancer_pool_member: components["schemas"]["ReferenceInput"];
        };
        LoadBalancerPoolMemberRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            health_check_monitor?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            ip_address: components["schemas"]["ReferenceInput"];
            label?: string;
            load_balancer_pool: components["schemas"]["ReferenceInput"];
            port: number;
            relationships?: {
                [key: string]: unknown;
            };
            ssl_offload?: boolean;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        LoadBalancerPoolRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            health_check_monitor?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            load_balancing_algorithm: components["schemas"]["LoadBalancingAlgorithmEnum"];
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {string} */
        LoadBalancerTypeEnum: "layer2" | "layer4" | "layer7" | "dns";
        /** @enum {string} */
        LoadBalancingAlgorithmEnum: "round_robin" | "url_hash" | "least_connections" | "least_response_time" | "least_bandwidth" | "least_packets" | "domain_hash" | "destination_ip_hash" | "source_ip_hash" | "srcip_destip_hash" | "least_request" | "custom_load" | "srcip_srcport_hash";
        Location: {
            asn: number | null;
            circuit_count: $Read<number>;
            comments: string;
            contact_email: string;
            contact_name: string;
            contact_phone: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_count: $Read<number>;
            display: $Read<string>;
            facility: string;
            id: string;
            last_updated: $Read<string | null>;
            latitude: string | null;
            location_type: components["schemas"]["ObjectReference"];
            longitude: string | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            physical_address: string;
            prefix_count: $Read<number>;
            rack_count: $Read<number>;
            shipping_address: string;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            time_zone: string | null;
            tree_depth: $Read<number | null>;
            url: $Read<string>;
            virtual_machine_count: $Read<number>;
            vlan_count: $Read<number>;
        };
        LocationRequest: {
            asn?: number | null;
            comments?: string;
            contact_email?: string;
            contact_name?: string;
            contact_phone?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            facility?: string;
            id?: string;
            latitude?: string | null;
            location_type: components["schemas"]["ReferenceInput"];
            longitude?: string | null;
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            physical_address?: string;
            relationships?: {
                [key: string]: unknown;
            };
            shipping_address?: string;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            time_zone?: string | null;
        };
        LocationType: {
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            nestable: boolean;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            tree_depth: $Read<number | null>;
            url: $Read<string>;
        };
        LocationTypeRequest: {
            content_types?: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            nestable?: boolean;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        LogLevelEnum: "debug" | "info" | "success" | "warning" | "failure" | "error" | "critical";
        Manufacturer: {
            cloud_account_count: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type_count: $Read<number>;
            display: $Read<string>;
            id: string;
            inventory_item_count: $Read<number>;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            platform_count: $Read<number>;
            url: $Read<string>;
        };
        ManufacturerRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        MetadataChoice: {
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            metadata_type: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            value: string;
            weight: number;
        };
        MetadataChoiceRequest: {
            id?: string;
            metadata_type: components["schemas"]["ReferenceInput"];
            value: string;
            weight?: number;
        };
        MetadataType: {
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            data_type: components["schemas"]["DataTypeEnum"];
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        MetadataTypeRequest: {
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            data_type: components["schemas"]["DataTypeEnum"];
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        MinMaxValidationRule: {
            content_type: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            enabled: boolean;
            error_message: string;
            field: string;
            id: string;
            last_updated: $Read<string | null>;
            max: number | null;
            min: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        MinMaxValidationRuleRequest: {
            content_type: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            enabled?: boolean;
            error_message?: string;
            field: string;
            id?: string;
            max?: number | null;
            min?: number | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        Module: {
            asset_tag: string | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"] | null;
            module_type: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent_module_bay: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            serial: string | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        ModuleBay: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_family: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent_device: components["schemas"]["ObjectReference"] | null;
            parent_module: components["schemas"]["ObjectReference"] | null;
            position: string;
            requires_first_party_modules: boolean;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        ModuleBayRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            label?: string;
            module_family?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            parent_device?: components["schemas"]["ReferenceInput"] | null;
            parent_module?: components["schemas"]["ReferenceInput"] | null;
            position?: string;
            relationships?: {
                [key: string]: unknown;
            };
            requires_first_party_modules?: boolean;
            tags?: components["schemas"]["ReferenceInput"][];
        };
        ModuleBayTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_family: components["schemas"]["ObjectReference"] | null;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            position: string;
            requires_first_party_modules: boolean;
            url: $Read<string>;
        };
        ModuleBayTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module_family?: components["schemas"]["ReferenceInput"] | null;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            position?: string;
            relationships?: {
                [key: string]: unknown;
            };
            requires_first_party_modules?: boolean;
        };
        ModuleFamily: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            module_bay_count: $Read<number>;
            module_type_count: $Read<number>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        ModuleFamilyRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        ModuleRequest: {
            asset_tag?: string | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            module_type: components["schemas"]["ReferenceInput"];
            parent_module_bay?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            serial?: string | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        ModuleType: {
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            front_image: string | null;
            id: string;
            last_updated: $Read<string | null>;
            manufacturer: components["schemas"]["ObjectReference"];
            model: string;
            module_family: components["schemas"]["ObjectReference"] | null;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            part_number: string;
            rear_image: string | null;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        ModuleTypeRequest: {
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            front_image?: string | null;
            id?: string;
            manufacturer: components["schemas"]["ReferenceInput"];
            model: string;
            module_family?: components["schemas"]["ReferenceInput"] | null;
            part_number?: string;
            rear_image?: string | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        Namespace: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        NamespaceRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        Note: {
            assigned_object: $Read<components["schemas"]["NoteAssignedObject"] | null>;
            assigned_object_id: string;
            assigned_object_type: string;
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            note: string;
            object_type: $Read<string>;
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"] | null;
            user_name: $Read<string>;
        };
        NoteAssignedObject: components["schemas"]["ObjectReference"];
        NoteRequest: {
            assigned_object_id: string;
            assigned_object_type: string;
            id?: string;
            note: string;
            user?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {unknown} */
        NullEnum: null;
        ObjectChange: {
            action: $Read<{
                label: string;
                /** @enum {string} */
                value: "create" | "update" | "delete";
            }>;
            change_context: $Read<string>;
            change_context_detail: $Read<string>;
            changed_object: $Read<components["schemas"]["ObjectChangeChangedObject"] | null>;
            changed_object_id: string;
            changed_object_type: $Read<string>;
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_data: $Read<unknown>;
            object_data_v2: $Read<unknown>;
            object_repr: $Read<string>;
            object_type: $Read<string>;
            related_object_id: string | null;
            related_object_type: $Read<string>;
            request_id: $Read<string>;
            time: $Read<string>;
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"] | null;
            user_name: $Read<string>;
        };
        ObjectChangeChangedObject: components["schemas"]["ObjectReference"];
        ObjectMetadata: {
            assigned_object: $Read<components["schemas"]["ObjectMetadataAssignedObject"] | null>;
            assigned_object_id: string;
            assigned_object_type: string;
            contact: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            metadata_type: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            scoped_fields: string[];
            team: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            value: unknown;
        };
        ObjectMetadataAssignedObject: components["schemas"]["ObjectReference"];
        ObjectMetadataRequest: {
            assigned_object_id: string;
            assigned_object_type: string;
            contact?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            metadata_type: components["schemas"]["ReferenceInput"];
            scoped_fields?: string[];
            team?: components["schemas"]["ReferenceInput"] | null;
            value?: unknown;
        };
        ObjectPermission: {
            actions: string[];
            constraints: unknown;
            created: $Read<string | null>;
            description: string;
            display: $Read<string>;
            enabled: boolean;
            groups: components["schemas"]["ObjectReference"][];
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            object_types: string[];
            url: $Read<string>;
            users: components["schemas"]["ObjectReference"][];
        };
        ObjectPermissionRequest: {
            actions: string[];
            constraints?: unknown;
            description?: string;
            enabled?: boolean;
            groups?: components["schemas"]["ReferenceInput"][];
            id?: string;
            name: string;
            object_types: string[];
            users?: components["schemas"]["ReferenceInput"][];
        };
        ObjectReference: {
            id: string;
            object_type: string;
            url: string;
        };
        /** @enum {string} */
        OperatorEnum: "union" | "intersection" | "difference";
        /** @enum {string} */
        OuterUnitEnum: "mm" | "in";
        /** @enum {string} */
        OutputTypeEnum: "text" | "markdown";
        /** @enum {string} */
        PanelTypeEnum: "utility" | "generator" | "switchgear" | "mdp" | "ups" | "transfer-switch" | "pdu" | "panelboard" | "mlc" | "rpp";
        PatchedBulkWritableJobRequest: {
            console_log_default?: boolean;
            console_log_default_override?: boolean;
            custom_fields?: {
                [key: string]: unknown;
            };
            default_job_queue?: components["schemas"]["ReferenceInput"];
            default_job_queue_override?: boolean;
            description?: string;
            description_override?: boolean;
            dryrun_default?: boolean;
            dryrun_default_override?: boolean;
            enabled?: boolean;
            grouping?: string;
            grouping_override?: boolean;
            has_sensitive_variables?: boolean;
            has_sensitive_variables_override?: boolean;
            hidden?: boolean;
            hidden_override?: boolean;
            id: string;
            is_singleton?: boolean;
            is_singleton_override?: boolean;
            job_queues_override?: boolean;
            name?: string;
            name_override?: boolean;
            relationships?: {
                [key: string]: unknown;
            };
            soft_time_limit?: number;
            soft_time_limit_override?: boolean;
            tags?: components["schemas"]["ReferenceInput"][];
            time_limit?: number;
            time_limit_override?: boolean;
        };
        PathEndpoint: components["schemas"]["ObjectReference"];
        /** @enum {string} */
        PhaseEnum: "single-phase" | "three-phase";
        Platform: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_count: $Read<number>;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            manufacturer: components["schemas"]["ObjectReference"] | null;
            name: string;
            napalm_args: unknown;
            napalm_driver: string;
            natural_slug: $Read<string>;
            network_driver: string;
            network_driver_mappings: $Read<{
                [key: string]: unknown;
            }>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            virtual_machine_count: $Read<number>;
        };
        PlatformRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            manufacturer?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            napalm_args?: unknown;
            napalm_driver?: string;
            network_driver?: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        PolarityMethodEnum: "straight-through" | "reversed" | "pair-reversed" | "other";
        /** @enum {string} */
        PortTypeChoices: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
        PowerFeed: {
            amperage: number;
            available_power: $Read<number>;
            breaker_pole_count: {
                label: string;
                /** @enum {integer} */
                value: 1 | 2 | 3;
            } | null;
            breaker_position: number | null;
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            comments: string;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            destination_panel: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            max_utilization: number;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            phase: {
                label: string;
                /** @enum {string} */
                value: "single-phase" | "three-phase";
            };
            power_panel: components["schemas"]["ObjectReference"];
            power_path: {
                label: string;
                /** @enum {string} */
                value: "a" | "b";
            } | null;
            rack: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            supply: {
                label: string;
                /** @enum {string} */
                value: "ac" | "dc";
            };
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "primary" | "redundant";
            };
            url: $Read<string>;
            voltage: number;
        };
        /** @enum {string} */
        PowerFeedTypeChoices: "primary" | "redundant";
        PowerOutlet: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            feed_leg: {
                label: string;
                /** @enum {string} */
                value: "A" | "B" | "C";
            } | null;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            power_port: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "iec-60320-c5" | "iec-60320-c7" | "iec-60320-c13" | "iec-60320-c15" | "iec-60320-c19" | "iec-60320-c21" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15r" | "nema-5-15r" | "nema-5-20r" | "nema-5-30r" | "nema-5-50r" | "nema-6-15r" | "nema-6-20r" | "nema-6-30r" | "nema-6-50r" | "nema-10-30r" | "nema-10-50r" | "nema-14-20r" | "nema-14-30r" | "nema-14-50r" | "nema-14-60r" | "nema-15-15r" | "nema-15-20r" | "nema-15-30r" | "nema-15-50r" | "nema-15-60r" | "nema-l1-15r" | "nema-l5-15r" | "nema-l5-20r" | "nema-l5-30r" | "nema-l5-50r" | "nema-l6-15r" | "nema-l6-20r" | "nema-l6-30r" | "nema-l6-50r" | "nema-l10-30r" | "nema-l14-20r" | "nema-l14-30r" | "nema-l14-50r" | "nema-l14-60r" | "nema-l15-20r" | "nema-l15-30r" | "nema-l15-50r" | "nema-l15-60r" | "nema-l21-20r" | "nema-l21-30r" | "nema-l22-30r" | "CS6360C" | "CS6364C" | "CS8164C" | "CS8264C" | "CS8364C" | "CS8464C" | "ita-e" | "ita-f" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "ita-multistandard" | "usb-a" | "usb-micro-b" | "usb-c" | "dc-terminal" | "hdot-cx" | "saf-d-grid" | "neutrik-powercon-20a" | "neutrik-powercon-32a" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "eaton-c39" | "hardwired" | "other";
            } | null;
            url: $Read<string>;
        };
        PowerOutletTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            feed_leg: {
                label: string;
                /** @enum {string} */
                value: "A" | "B" | "C";
            } | null;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            power_port_template: components["schemas"]["ObjectReference"] | null;
            type: {
                label: string;
                /** @enum {string} */
                value: "iec-60320-c5" | "iec-60320-c7" | "iec-60320-c13" | "iec-60320-c15" | "iec-60320-c19" | "iec-60320-c21" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15r" | "nema-5-15r" | "nema-5-20r" | "nema-5-30r" | "nema-5-50r" | "nema-6-15r" | "nema-6-20r" | "nema-6-30r" | "nema-6-50r" | "nema-10-30r" | "nema-10-50r" | "nema-14-20r" | "nema-14-30r" | "nema-14-50r" | "nema-14-60r" | "nema-15-15r" | "nema-15-20r" | "nema-15-30r" | "nema-15-50r" | "nema-15-60r" | "nema-l1-15r" | "nema-l5-15r" | "nema-l5-20r" | "nema-l5-30r" | "nema-l5-50r" | "nema-l6-15r" | "nema-l6-20r" | "nema-l6-30r" | "nema-l6-50r" | "nema-l10-30r" | "nema-l14-20r" | "nema-l14-30r" | "nema-l14-50r" | "nema-l14-60r" | "nema-l15-20r" | "nema-l15-30r" | "nema-l15-50r" | "nema-l15-60r" | "nema-l21-20r" | "nema-l21-30r" | "nema-l22-30r" | "CS6360C" | "CS6364C" | "CS8164C" | "CS8264C" | "CS8364C" | "CS8464C" | "ita-e" | "ita-f" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "ita-multistandard" | "usb-a" | "usb-micro-b" | "usb-c" | "dc-terminal" | "hdot-cx" | "saf-d-grid" | "neutrik-powercon-20a" | "neutrik-powercon-32a" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "eaton-c39" | "hardwired" | "other";
            } | null;
            url: $Read<string>;
        };
        /** @enum {string} */
        PowerOutletTypeChoices: "iec-60320-c5" | "iec-60320-c7" | "iec-60320-c13" | "iec-60320-c15" | "iec-60320-c19" | "iec-60320-c21" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15r" | "nema-5-15r" | "nema-5-20r" | "nema-5-30r" | "nema-5-50r" | "nema-6-15r" | "nema-6-20r" | "nema-6-30r" | "nema-6-50r" | "nema-10-30r" | "nema-10-50r" | "nema-14-20r" | "nema-14-30r" | "nema-14-50r" | "nema-14-60r" | "nema-15-15r" | "nema-15-20r" | "nema-15-30r" | "nema-15-50r" | "nema-15-60r" | "nema-l1-15r" | "nema-l5-15r" | "nema-l5-20r" | "nema-l5-30r" | "nema-l5-50r" | "nema-l6-15r" | "nema-l6-20r" | "nema-l6-30r" | "nema-l6-50r" | "nema-l10-30r" | "nema-l14-20r" | "nema-l14-30r" | "nema-l14-50r" | "nema-l14-60r" | "nema-l15-20r" | "nema-l15-30r" | "nema-l15-50r" | "nema-l15-60r" | "nema-l21-20r" | "nema-l21-30r" | "nema-l22-30r" | "CS6360C" | "CS6364C" | "CS8164C" | "CS8264C" | "CS8364C" | "CS8464C" | "ita-e" | "ita-f" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "ita-multistandard" | "usb-a" | "usb-micro-b" | "usb-c" | "dc-terminal" | "hdot-cx" | "saf-d-grid" | "neutrik-powercon-20a" | "neutrik-powercon-32a" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "eaton-c39" | "hardwired" | "other";
        PowerPanel: {
            breaker_position_count: number | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            panel_type: {
                label: string;
                /** @enum {string} */
                value: "utility" | "generator" | "switchgear" | "mdp" | "ups" | "transfer-switch" | "pdu" | "panelboard" | "mlc" | "rpp";
            } | null;
            power_feed_count: $Read<number>;
            power_path: {
                label: string;
                /** @enum {string} */
                value: "a" | "b";
            } | null;
            rack_group: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        /** @enum {string} */
        PowerPathEnum: "a" | "b";
        PowerPort: {
            allocated_draw: number | null;
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            connected_endpoint: $Read<components["schemas"]["PathEndpoint"] | null>;
            connected_endpoint_reachable: $Read<boolean | null>;
            connected_endpoint_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            maximum_draw: number | null;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            power_factor: string;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "iec-60320-c6" | "iec-60320-c8" | "iec-60320-c14" | "iec-60320-c16" | "iec-60320-c20" | "iec-60320-c22" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15p" | "nema-5-15p" | "nema-5-20p" | "nema-5-30p" | "nema-5-50p" | "nema-6-15p" | "nema-6-20p" | "nema-6-30p" | "nema-6-50p" | "nema-10-30p" | "nema-10-50p" | "nema-14-20p" | "nema-14-30p" | "nema-14-50p" | "nema-14-60p" | "nema-15-15p" | "nema-15-20p" | "nema-15-30p" | "nema-15-50p" | "nema-15-60p" | "nema-l1-15p" | "nema-l5-15p" | "nema-l5-20p" | "nema-l5-30p" | "nema-l5-50p" | "nema-l6-15p" | "nema-l6-20p" | "nema-l6-30p" | "nema-l6-50p" | "nema-l10-30p" | "nema-l14-20p" | "nema-l14-30p" | "nema-l14-50p" | "nema-l14-60p" | "nema-l15-20p" | "nema-l15-30p" | "nema-l15-50p" | "nema-l15-60p" | "nema-l21-20p" | "nema-l21-30p" | "nema-l22-30p" | "cs6361c" | "cs6365c" | "cs8165c" | "cs8265c" | "cs8365c" | "cs8465c" | "ita-c" | "ita-e" | "ita-f" | "ita-ef" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "usb-3-b" | "usb-3-micro-b" | "dc-terminal" | "saf-d-grid" | "neutrik-powercon-20" | "neutrik-powercon-32" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "hardwired" | "other";
            } | null;
            url: $Read<string>;
        };
        PowerPortTemplate: {
            allocated_draw: number | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            maximum_draw: number | null;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            power_factor: string;
            type: {
                label: string;
                /** @enum {string} */
                value: "iec-60320-c6" | "iec-60320-c8" | "iec-60320-c14" | "iec-60320-c16" | "iec-60320-c20" | "iec-60320-c22" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15p" | "nema-5-15p" | "nema-5-20p" | "nema-5-30p" | "nema-5-50p" | "nema-6-15p" | "nema-6-20p" | "nema-6-30p" | "nema-6-50p" | "nema-10-30p" | "nema-10-50p" | "nema-14-20p" | "nema-14-30p" | "nema-14-50p" | "nema-14-60p" | "nema-15-15p" | "nema-15-20p" | "nema-15-30p" | "nema-15-50p" | "nema-15-60p" | "nema-l1-15p" | "nema-l5-15p" | "nema-l5-20p" | "nema-l5-30p" | "nema-l5-50p" | "nema-l6-15p" | "nema-l6-20p" | "nema-l6-30p" | "nema-l6-50p" | "nema-l10-30p" | "nema-l14-20p" | "nema-l14-30p" | "nema-l14-50p" | "nema-l14-60p" | "nema-l15-20p" | "nema-l15-30p" | "nema-l15-50p" | "nema-l15-60p" | "nema-l21-20p" | "nema-l21-30p" | "nema-l22-30p" | "cs6361c" | "cs6365c" | "cs8165c" | "cs8265c" | "cs8365c" | "cs8465c" | "ita-c" | "ita-e" | "ita-f" | "ita-ef" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "usb-3-b" | "usb-3-micro-b" | "dc-terminal" | "saf-d-grid" | "neutrik-powercon-20" | "neutrik-powercon-32" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "hardwired" | "other";
            } | null;
            url: $Read<string>;
        };
        /** @enum {string} */
        PowerPortTypeChoices: "iec-60320-c6" | "iec-60320-c8" | "iec-60320-c14" | "iec-60320-c16" | "iec-60320-c20" | "iec-60320-c22" | "iec-60309-p-n-e-4h" | "iec-60309-p-n-e-6h" | "iec-60309-p-n-e-9h" | "iec-60309-2p-e-4h" | "iec-60309-2p-e-6h" | "iec-60309-2p-e-9h" | "iec-60309-3p-e-4h" | "iec-60309-3p-e-6h" | "iec-60309-3p-e-9h" | "iec-60309-3p-n-e-4h" | "iec-60309-3p-n-e-6h" | "iec-60309-3p-n-e-9h" | "iec-60906-1" | "nbr-14136-10a" | "nbr-14136-20a" | "nema-1-15p" | "nema-5-15p" | "nema-5-20p" | "nema-5-30p" | "nema-5-50p" | "nema-6-15p" | "nema-6-20p" | "nema-6-30p" | "nema-6-50p" | "nema-10-30p" | "nema-10-50p" | "nema-14-20p" | "nema-14-30p" | "nema-14-50p" | "nema-14-60p" | "nema-15-15p" | "nema-15-20p" | "nema-15-30p" | "nema-15-50p" | "nema-15-60p" | "nema-l1-15p" | "nema-l5-15p" | "nema-l5-20p" | "nema-l5-30p" | "nema-l5-50p" | "nema-l6-15p" | "nema-l6-20p" | "nema-l6-30p" | "nema-l6-50p" | "nema-l10-30p" | "nema-l14-20p" | "nema-l14-30p" | "nema-l14-50p" | "nema-l14-60p" | "nema-l15-20p" | "nema-l15-30p" | "nema-l15-50p" | "nema-l15-60p" | "nema-l21-20p" | "nema-l21-30p" | "nema-l22-30p" | "cs6361c" | "cs6365c" | "cs8165c" | "cs8265c" | "cs8365c" | "cs8465c" | "ita-c" | "ita-e" | "ita-f" | "ita-ef" | "ita-g" | "ita-h" | "ita-i" | "ita-j" | "ita-k" | "ita-l" | "ita-m" | "ita-n" | "ita-o" | "usb-a" | "usb-b" | "usb-c" | "usb-mini-a" | "usb-mini-b" | "usb-micro-a" | "usb-micro-b" | "usb-micro-ab" | "usb-3-b" | "usb-3-micro-b" | "dc-terminal" | "saf-d-grid" | "neutrik-powercon-20" | "neutrik-powercon-32" | "neutrik-powercon-true1" | "neutrik-powercon-true1-top" | "ubiquiti-smartpower" | "hardwired" | "other";
        Prefix: {
            broadcast: $Read<string>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            date_allocated: string | null;
            description: string;
            display: $Read<string>;
            id: string;
            ip_version: $Read<number>;
            last_updated: $Read<string | null>;
            namespace: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            network: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            prefix: string;
            prefix_length: $Read<number>;
            rir: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            type: {
                label: string;
                /** @enum {string} */
                value: "container" | "network" | "pool";
            };
            url: $Read<string>;
            vlan: components["schemas"]["ObjectReference"] | null;
        };
        PrefixLocationAssignment: {
            display: $Read<string>;
            id: string;
            location: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            prefix: components["schemas"]["ObjectReference"];
            url: $Read<string>;
        };
        PrefixLocationAssignmentRequest: {
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            prefix: components["schemas"]["ReferenceInput"];
        };
        /** @enum {string} */
        PrefixTypeChoices: "container" | "network" | "pool";
        /** @enum {string} */
        ProvidedContentsEnum: "data_validation.data_compliance_rule" | "extras.configcontext" | "extras.configcontextschema" | "extras.exporttemplate" | "extras.graphqlquery" | "extras.job";
        Provider: {
            account: string;
            admin_contact: string;
            asn: number | null;
            circuit_count: $Read<number>;
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            noc_contact: string;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            portal_url: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        ProviderNetwork: {
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            provider: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        ProviderNetworkRequest: {
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            provider: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        ProviderRequest: {
            account?: string;
            admin_contact?: string;
            asn?: number | null;
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            name: string;
            noc_contact?: string;
            portal_url?: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        /** @enum {string} */
        QueueTypeEnum: "celery" | "kubernetes";
        Rack: {
            asset_tag: string | null;
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            desc_units: boolean;
            device_count: $Read<number>;
            display: $Read<string>;
            facility_id: string | null;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            outer_depth: number | null;
            outer_unit: {
                label: string;
                /** @enum {string} */
                value: "mm" | "in";
            } | null;
            outer_width: number | null;
            power_feed_count: $Read<number>;
            rack_group: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            serial: string;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            type: {
                label: string;
                /** @enum {string} */
                value: "2-post-frame" | "4-post-frame" | "4-post-cabinet" | "wall-frame" | "wall-frame-vertical" | "wall-cabinet" | "wall-cabinet-vertical" | "other";
            } | null;
            u_height: number;
            url: $Read<string>;
            width: {
                label: string;
                /** @enum {integer} */
                value: 10 | 19 | 21 | 23;
            };
        };
        RackGroup: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            rack_count: $Read<number>;
            tree_depth: $Read<number | null>;
            url: $Read<string>;
        };
        RackGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
        };
        RackReservation: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            rack: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            units: number[];
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"];
        };
        RackReservationRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description: string;
            id?: string;
            rack: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            units: number[];
            user?: components["schemas"]["ReferenceInput"];
        };
        /** @enum {string} */
        RackTypeChoices: "2-post-frame" | "4-post-frame" | "4-post-cabinet" | "wall-frame" | "wall-frame-vertical" | "wall-cabinet" | "wall-cabinet-vertical" | "other";
        RadioProfile: {
            allowed_channel_list: number[];
            channel_width: {
                label: string;
                /** @enum {integer} */
                value: 20 | 40 | 80 | 160;
            }[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            frequency: components["schemas"]["FrequencyEnum"] | components["schemas"]["BlankEnum"];
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            regulatory_domain: components["schemas"]["RegulatoryDomainEnum"];
            rx_power_min: number | null;
            supported_data_rates: components["schemas"]["ObjectReference"][];
            tags: components["schemas"]["ObjectReference"][];
            tx_power_max: number | null;
            tx_power_min: number | null;
            url: $Read<string>;
        };
        RadioProfileRequest: {
            allowed_channel_list?: number[];
            channel_width?: components["schemas"]["ChannelWidthEnum"][];
            custom_fields?: {
                [key: string]: unknown;
            };
            frequency?: (components["schemas"]["FrequencyEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            name: string;
            regulatory_domain: components["schemas"]["RegulatoryDomainEnum"];
            relationships?: {
                [key: string]: unknown;
            };
            rx_power_min?: number | null;
            supported_data_rates?: components["schemas"]["ReferenceInput"][];
            tags?: components["schemas"]["ReferenceInput"][];
            tx_power_max?: number | null;
            tx_power_min?: number | null;
        };
        RearPort: {
            cable: $Read<Record<string, never> | null>;
            cable_peer: $Read<components["schemas"]["CableTermination"] | null>;
            cable_peer_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            positions: number;
            tags: components["schemas"]["ObjectReference"][];
            type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            };
            url: $Read<string>;
        };
        RearPortTemplate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_type: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            label: string;
            last_updated: $Read<string | null>;
            module_type: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            positions: number;
            type: {
                label: string;
                /** @enum {string} */
                value: "8p8c" | "8p6c" | "8p4c" | "8p2c" | "6p6c" | "6p4c" | "6p2c" | "4p4c" | "4p2c" | "gg45" | "tera-4p" | "tera-2p" | "tera-1p" | "110-punch" | "bnc" | "f" | "n" | "mrj21" | "fc" | "lc" | "lc-pc" | "lc-upc" | "lc-apc" | "lsh" | "lsh-pc" | "lsh-upc" | "lsh-apc" | "lx5" | "lx5-pc" | "lx5-upc" | "lx5-apc" | "mpo" | "mtrj" | "sc" | "sc-pc" | "sc-upc" | "sc-apc" | "st" | "cs" | "cs-pc" | "cs-upc" | "cs-apc" | "sn" | "sma-905" | "sma-906" | "urm-p2" | "urm-p4" | "urm-p8" | "splice" | "other";
            };
            url: $Read<string>;
        };
        ReferenceInput: string | number | {
            [key: string]: unknown;
        };
        RegularExpressionValidationRule: {
            content_type: string;
            context_processing: boolean;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            enabled: boolean;
            error_message: string;
            field: string;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            regular_expression: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        RegularExpressionValidationRuleRequest: {
            content_type: string;
            context_processing?: boolean;
            custom_fields?: {
                [key: string]: unknown;
            };
            enabled?: boolean;
            error_message?: string;
            field: string;
            id?: string;
            name: string;
            regular_expression: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        /** @enum {string} */
        RegulatoryDomainEnum: "AD" | "AE" | "AL" | "AM" | "AU" | "AR" | "AT" | "AZ" | "BA" | "BE" | "BG" | "BH" | "BN" | "BO" | "BR" | "BS" | "BY" | "BZ" | "CA" | "CH" | "CI" | "CL" | "CN" | "CO" | "CR" | "RS" | "CY" | "CZ" | "DE" | "DK" | "DO" | "DZ" | "EC" | "EE" | "EG" | "ES" | "FO" | "FI" | "FR" | "GB" | "GE" | "GI" | "GL" | "GP" | "GR" | "GT" | "GY" | "HN" | "HK" | "HR" | "HU" | "IS" | "IN" | "ID" | "IE" | "IL" | "IQ" | "IT" | "IR" | "JM" | "JO" | "JP" | "KP" | "KR" | "KE" | "KW" | "KZ" | "LB" | "LI" | "LK" | "LT" | "LU" | "LV" | "LY" | "MA" | "MC" | "MD" | "MK" | "MO" | "MQ" | "MT" | "MU" | "MX" | "MY" | "NA" | "NG" | "NI" | "NL" | "NO" | "NZ" | "OM" | "PA" | "PE" | "PL" | "PH" | "PK" | "PR" | "PT" | "PY" | "QA" | "RO" | "RU" | "SA" | "SE" | "SG" | "SI" | "SK" | "SM" | "SV" | "SY" | "TH" | "TN" | "TR" | "TT" | "TW" | "UA" | "US" | "UY" | "UZ" | "VA" | "VE" | "VI" | "VN" | "YE" | "ZA" | "ZW";
        Relationship: {
            advanced_ui: boolean;
            created: $Read<string | null>;
            description: string;
            destination_filter: unknown;
            destination_hidden: boolean;
            destination_label: string;
            destination_type: string;
            display: $Read<string>;
            id: string;
            key: string;
            label: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            required_on: components["schemas"]["RequiredOnEnum"] | components["schemas"]["BlankEnum"];
            source_filter: unknown;
            source_hidden: boolean;
            source_label: string;
            source_type: string;
            type: components["schemas"]["RelationshipTypeChoices"];
            url: $Read<string>;
        };
        RelationshipAssociation: {
            destination_id: string;
            destination_type: string;
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            relationship: components["schemas"]["ObjectReference"];
            source_id: string;
            source_type: string;
            url: $Read<string>;
        };
        RelationshipAssociationRequest: {
            destination_id: string;
            destination_type: string;
            id?: string;
            relationship: components["schemas"]["ReferenceInput"];
            source_id: string;
            source_type: string;
        };
        RelationshipRequest: {
            advanced_ui?: boolean;
            description?: string;
            destination_filter?: unknown;
            destination_hidden?: boolean;
            destination_label?: string;
            destination_type: string;
            id?: string;
            key?: string;
            label: string;
            required_on?: (components["schemas"]["RequiredOnEnum"] | components["schemas"]["BlankEnum"]) | null;
            source_filter?: unknown;
            source_hidden?: boolean;
            source_label?: string;
            source_type: string;
            type?: components["schemas"]["RelationshipTypeChoices"];
        };
        /** @enum {string} */
        RelationshipTypeChoices: "one-to-one" | "symmetric-one-to-one" | "one-to-many" | "many-to-many" | "symmetric-many-to-many";
        /** @enum {string} */
        RequiredOnEnum: "source" | "destination";
        RequiredValidationRule: {
            content_type: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            enabled: boolean;
            error_message: string;
            field: string;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        RequiredValidationRuleRequest: {
            content_type: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            enabled?: boolean;
            error_message?: string;
            field: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        RIR: {
            assigned_prefix_count: $Read<number>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            is_private: boolean;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        RIRRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            is_private?: boolean;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        Role: {
            color: string;
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            weight: number | null;
        };
        RoleRequest: {
            color?: string;
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            weight?: number | null;
        };
        RouteTarget: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        RouteTargetRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        SavedView: {
            config: unknown;
            created: $Read<string | null>;
            display: $Read<string>;
            id: string;
            is_global_default: boolean;
            is_shared: boolean;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            owner: $Read<components["schemas"]["ObjectReference"]>;
            url: $Read<string>;
            view: string;
        };
        SavedViewRequest: {
            config?: unknown;
            id?: string;
            is_global_default?: boolean;
            is_shared?: boolean;
            name: string;
            view: string;
        };
        ScheduledJob: {
            args: unknown;
            celery_kwargs: unknown;
            crontab: string;
            date_changed: $Read<string>;
            decision_date: $Read<string | null>;
            description: string;
            display: $Read<string>;
            enabled: boolean;
            id: string;
            interval: components["schemas"]["JobExecutionTypeIntervalChoices"];
            job_model: components["schemas"]["ObjectReference"] | null;
            job_queue: components["schemas"]["ObjectReference"] | null;
            kwargs: unknown;
            last_run_at: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            one_off: boolean;
            queue: $Read<string>;
            start_time: string;
            state: $Read<{
                label: string;
                /** @enum {string} */
                value: "active" | "pending" | "denied" | "canceled" | "completed" | "errored";
            }>;
            task: string;
            time_zone: string;
            total_run_count: $Read<number>;
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"] | null;
        };
        Secret: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parameters: unknown;
            provider: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        SecretRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            parameters?: unknown;
            provider: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        SecretsGroup: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        SecretsGroupAssociation: {
            access_type: components["schemas"]["AccessTypeEnum"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            secret: components["schemas"]["ObjectReference"];
            secret_type: components["schemas"]["SecretTypeEnum"];
            secrets_group: components["schemas"]["ObjectReference"];
            url: $Read<string>;
        };
        SecretsGroupAssociationRequest: {
            access_type: components["schemas"]["AccessTypeEnum"];
            id?: string;
            secret: components["schemas"]["ReferenceInput"];
            secret_type: components["schemas"]["SecretTypeEnum"];
            secrets_group: components["schemas"]["ReferenceInput"];
        };
        SecretsGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        SecretTypeEnum: "authentication-key" | "authentication-protocol" | "key" | "notes" | "password" | "private-algorithm" | "private-key" | "secret" | "token" | "url" | "username";
        Service: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            ip_addresses: components["schemas"]["ObjectReference"][];
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            ports: number[];
            protocol: {
                label: string;
                /** @enum {string} */
                value: "tcp" | "udp";
            };
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            virtual_machine: components["schemas"]["ObjectReference"] | null;
        };
        /** @enum {string} */
        ServiceProtocolChoices: "tcp" | "udp";
        /** @enum {string} */
        ServiceTypeEnum: "ipsec" | "vpws" | "vpls" | "vxlan" | "vxlan-evpn" | "mpls-evpn" | "pbb-evpn" | "evpn-vpws" | "epl" | "evpl" | "ep-lan" | "evp-lan" | "ep-tree" | "evp-tree" | "spb";
        SoftwareImageFile: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            default_image: boolean;
            display: $Read<string>;
            download_url: string;
            external_integration: components["schemas"]["ObjectReference"] | null;
            hashing_algorithm: components["schemas"]["HashingAlgorithmEnum"] | components["schemas"]["BlankEnum"];
            id: string;
            image_file_checksum: string;
            image_file_name: string;
            image_file_size: number | null;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            software_version: components["schemas"]["ObjectReference"];
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        SoftwareImageFileRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            default_image?: boolean;
            download_url?: string;
            external_integration?: components["schemas"]["ReferenceInput"] | null;
            hashing_algorithm?: (components["schemas"]["HashingAlgorithmEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            image_file_checksum?: string;
            image_file_name: string;
            image_file_size?: number | null;
            relationships?: {
                [key: string]: unknown;
            };
            software_version: components["schemas"]["ReferenceInput"];
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
        };
        SoftwareVersion: {
            alias: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            documentation_url: string;
            end_of_support_date: string | null;
            id: string;
            last_updated: $Read<string | null>;
            long_term_support: boolean;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            platform: components["schemas"]["ObjectReference"];
            pre_release: boolean;
            release_date: string | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            version: string;
        };
        SoftwareVersionRequest: {
            alias?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            documentation_url?: string;
            end_of_support_date?: string | null;
            id?: string;
            long_term_support?: boolean;
            platform: components["schemas"]["ReferenceInput"];
            pre_release?: boolean;
            relationships?: {
                [key: string]: unknown;
            };
            release_date?: string | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            version: string;
        };
        /** @enum {string} */
        SourceNatTypeEnum: "auto" | "pool" | "static";
        /** @enum {string} */
        StandardEnum: "802.11a" | "802.11b" | "802.11g" | "802.11n" | "802.11ac" | "802.11ax" | "802.11be";
        StaticGroupAssociation: {
            associated_object: $Read<components["schemas"]["DynamicGroupAssociatedObject"]>;
            associated_object_id: string;
            associated_object_type: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            dynamic_group: components["schemas"]["ObjectReference"];
            id: string;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        StaticGroupAssociationRequest: {
            associated_object_id: string;
            associated_object_type: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            dynamic_group: components["schemas"]["ReferenceInput"];
            id?: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        Status: {
            color: string;
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
        };
        StatusRequest: {
            color?: string;
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        SubdeviceRoleEnum: "parent" | "child" | "parent-child";
        /** @enum {string} */
        SupplyEnum: "ac" | "dc";
        SupportedDataRate: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            mcs_index: number | null;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            rate: number;
            standard: components["schemas"]["StandardEnum"];
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        SupportedDataRateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            mcs_index?: number | null;
            rate: number;
            relationships?: {
                [key: string]: unknown;
            };
            standard: components["schemas"]["StandardEnum"];
            tags?: components["schemas"]["ReferenceInput"][];
        };
        Tag: {
            color: string;
            content_types: string[];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tagged_items: $Read<number>;
            url: $Read<string>;
        };
        TagRequest: {
            color?: string;
            content_types: string[];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
        };
        Team: {
            address: string;
            comments: string;
            contacts: components["schemas"]["ObjectReference"][];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            email: string;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            phone: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        TeamRequest: {
            address?: string;
            comments?: string;
            contacts?: components["schemas"]["ReferenceInput"][];
            custom_fields?: {
                [key: string]: unknown;
            };
            email?: string;
            id?: string;
            name: string;
            phone?: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        Tenant: {
            circuit_count: $Read<number>;
            cluster_count: $Read<number>;
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device_count: $Read<number>;
            display: $Read<string>;
            id: string;
            ipaddress_count: $Read<number>;
            last_updated: $Read<string | null>;
            name: string;
            namespace_count: $Read<number>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            prefix_count: $Read<number>;
            rack_count: $Read<number>;
            tags: components["schemas"]["ObjectReference"][];
            tenant_group: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            virtualmachine_count: $Read<number>;
            vlan_count: $Read<number>;
            vrf_count: $Read<number>;
        };
        TenantGroup: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent: components["schemas"]["ObjectReference"] | null;
            tenant_count: $Read<number>;
            tree_depth: $Read<number | null>;
            url: $Read<string>;
        };
        TenantGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            parent?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
        };
        TenantRequest: {
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant_group?: components["schemas"]["ReferenceInput"] | null;
        };
        /** @enum {string} */
        TermSideEnum: "A" | "Z";
        Token: {
            created: $Read<string>;
            description: string;
            display: $Read<string>;
            expires: string | null;
            id: string;
            key: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            write_enabled: boolean;
        };
        TokenRequest: {
            description?: string;
            expires?: string | null;
            id?: string;
            key?: string;
            write_enabled?: boolean;
        };
        UniqueValidationRule: {
            content_type: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            enabled: boolean;
            error_message: string;
            field: string;
            id: string;
            last_updated: $Read<string | null>;
            max_instances: number;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        UniqueValidationRuleRequest: {
            content_type: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            enabled?: boolean;
            error_message?: string;
            field: string;
            id?: string;
            max_instances?: number;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        User: {
            config_data: unknown;
            date_joined: string;
            display: $Read<string>;
            email: string;
            first_name: string;
            groups: components["schemas"]["ObjectReference"][];
            id: string;
            is_active: boolean;
            is_staff: boolean;
            is_superuser: boolean;
            last_login: string | null;
            last_name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            username: string;
        };
        UserRequest: {
            config_data?: unknown;
            date_joined?: string;
            email?: string;
            first_name?: string;
            groups?: components["schemas"]["ReferenceInput"][];
            id?: string;
            is_active?: boolean;
            is_staff?: boolean;
            is_superuser?: boolean;
            last_login?: string | null;
            last_name?: string;
            password?: string | null;
            username: string;
        };
        UserSavedViewAssociation: {
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            saved_view: components["schemas"]["ObjectReference"];
            url: $Read<string>;
            user: components["schemas"]["ObjectReference"];
            view_name: string;
        };
        UserSavedViewAssociationRequest: {
            id?: string;
            saved_view: components["schemas"]["ReferenceInput"];
            user: components["schemas"]["ReferenceInput"];
            view_name: string;
        };
        VirtualChassis: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            domain: string;
            id: string;
            last_updated: $Read<string | null>;
            master: components["schemas"]["ObjectReference"] | null;
            member_count: $Read<number>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
        };
        VirtualChassisRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            domain?: string;
            id?: string;
            master?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        VirtualDeviceContext: {
            controller_managed_device_group: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            device: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            identifier: number | null;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            primary_ip4: components["schemas"]["ObjectReference"] | null;
            primary_ip6: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        VirtualDeviceContextRequest: {
            controller_managed_device_group?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device: components["schemas"]["ReferenceInput"];
            id?: string;
            identifier?: number | null;
            name: string;
            primary_ip4?: components["schemas"]["ReferenceInput"] | null;
            primary_ip6?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        VirtualMachine: {
            cluster: components["schemas"]["ObjectReference"];
            comments: string;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            disk: number | null;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            local_config_context_data: unknown;
            local_config_context_data_owner_content_type: components["schemas"]["ObjectReference"] | null;
            local_config_context_data_owner_object_id: string | null;
            local_config_context_schema: components["schemas"]["ObjectReference"] | null;
            memory: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            platform: components["schemas"]["ObjectReference"] | null;
            primary_ip4: components["schemas"]["ObjectReference"] | null;
            primary_ip6: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            software_image_files: components["schemas"]["ObjectReference"][];
            software_version: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vcpus: number | null;
        };
        VirtualMachineRequest: {
            cluster: components["schemas"]["ReferenceInput"];
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            disk?: number | null;
            id?: string;
            local_config_context_data?: unknown;
            local_config_context_data_owner_content_type?: components["schemas"]["ReferenceInput"] | null;
            local_config_context_data_owner_object_id?: string | null;
            local_config_context_schema?: components["schemas"]["ReferenceInput"] | null;
            memory?: number | null;
            name: string;
            platform?: components["schemas"]["ReferenceInput"] | null;
            primary_ip4?: components["schemas"]["ReferenceInput"] | null;
            primary_ip6?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            software_image_files?: components["schemas"]["ReferenceInput"][];
            software_version?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            vcpus?: number | null;
        };
        VirtualServer: {
            cloud_service: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            device: components["schemas"]["ObjectReference"] | null;
            device_redundancy_group: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            enabled: boolean;
            health_check_monitor: components["schemas"]["ObjectReference"] | null;
            id: string;
            last_updated: $Read<string | null>;
            load_balancer_pool: components["schemas"]["ObjectReference"] | null;
            load_balancer_type: components["schemas"]["LoadBalancerTypeEnum"] | components["schemas"]["BlankEnum"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            port: number | null;
            protocol: components["schemas"]["VirtualServerProtocolChoices"] | components["schemas"]["BlankEnum"];
            source_nat_pool: components["schemas"]["ObjectReference"] | null;
            source_nat_type: components["schemas"]["SourceNatTypeEnum"] | components["schemas"]["BlankEnum"];
            ssl_offload: boolean;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vip: components["schemas"]["ObjectReference"];
            virtual_chassis: components["schemas"]["ObjectReference"] | null;
        };
        VirtualServerCertificateProfileAssignment: {
            certificate_profile: components["schemas"]["ObjectReference"];
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            virtual_server: components["schemas"]["ObjectReference"];
        };
        VirtualServerCertificateProfileAssignmentRequest: {
            certificate_profile: components["schemas"]["ReferenceInput"];
            id?: string;
            virtual_server: components["schemas"]["ReferenceInput"];
        };
        /** @enum {string} */
        VirtualServerProtocolChoices: "tcp" | "udp" | "icmp" | "sctp" | "http" | "https" | "http2" | "grpc" | "quic" | "dns" | "any";
        VirtualServerRequest: {
            cloud_service?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            device?: components["schemas"]["ReferenceInput"] | null;
            device_redundancy_group?: components["schemas"]["ReferenceInput"] | null;
            enabled?: boolean;
            health_check_monitor?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            load_balancer_pool?: components["schemas"]["ReferenceInput"] | null;
            load_balancer_type?: (components["schemas"]["LoadBalancerTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            name: string;
            port?: number | null;
            protocol: (components["schemas"]["VirtualServerProtocolChoices"] | components["schemas"]["BlankEnum"]) | null;
            relationships?: {
                [key: string]: unknown;
            };
            source_nat_pool?: components["schemas"]["ReferenceInput"] | null;
            source_nat_type?: (components["schemas"]["SourceNatTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            ssl_offload?: boolean;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            vip: components["schemas"]["ReferenceInput"];
            virtual_chassis?: components["schemas"]["ReferenceInput"] | null;
        };
        VLAN: {
            computed_fields?: $Read<{
                [key: string]: unknown;
            }>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            prefix_count: $Read<number>;
            relationships?: {
                [key: string]: unknown;
            };
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vid: number;
            vlan_group: components["schemas"]["ObjectReference"] | null;
        };
        VLANGroup: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            location: components["schemas"]["ObjectReference"] | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            range: string;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            vlan_count: $Read<number>;
        };
        VLANGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            range?: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        VLANLocationAssignment: {
            display: $Read<string>;
            id: string;
            location: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            vlan: components["schemas"]["ObjectReference"];
        };
        VLANLocationAssignmentRequest: {
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            vlan: components["schemas"]["ReferenceInput"];
        };
        VLANRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            vid: number;
            vlan_group?: components["schemas"]["ReferenceInput"] | null;
        };
        VMInterface: {
            bridge: components["schemas"]["ObjectReference"] | null;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            enabled: boolean;
            id: string;
            last_updated: $Read<string | null>;
            mac_address: string | null;
            mode: {
                label: string;
                /** @enum {string} */
                value: "access" | "tagged" | "tagged-all";
            } | null;
            mtu: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            parent_interface: components["schemas"]["ObjectReference"] | null;
            role: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tagged_vlans: components["schemas"]["ObjectReference"][];
            tags: components["schemas"]["ObjectReference"][];
            untagged_vlan: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            virtual_machine: components["schemas"]["ObjectReference"];
            vrf: components["schemas"]["ObjectReference"] | null;
        };
        VPN: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            extra_attributes: unknown;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            role: components["schemas"]["ObjectReference"] | null;
            service_type: components["schemas"]["ServiceTypeEnum"] | components["schemas"]["BlankEnum"];
            status: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vpn_id: string;
            vpn_profile: components["schemas"]["ObjectReference"] | null;
        };
        VPNPhase1Policy: {
            aggressive_mode: boolean;
            authentication_method: components["schemas"]["AuthenticationMethodEnum"] | components["schemas"]["BlankEnum"];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            dh_group: components["schemas"]["VPNPhase2PolicyChoices"][];
            display: $Read<string>;
            encryption_algorithm: components["schemas"]["EncryptionAlgorithmEnum"][];
            id: string;
            ike_version: components["schemas"]["IkeVersionEnum"] | components["schemas"]["BlankEnum"];
            integrity_algorithm: components["schemas"]["IntegrityAlgorithmEnum"][];
            last_updated: $Read<string | null>;
            lifetime_kb: number | null;
            lifetime_seconds: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        VPNPhase1PolicyRequest: {
            aggressive_mode?: boolean;
            authentication_method?: (components["schemas"]["AuthenticationMethodEnum"] | components["schemas"]["BlankEnum"]) | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            dh_group?: components["schemas"]["VPNPhase2PolicyChoices"][];
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithmEnum"][];
            id?: string;
            ike_version?: (components["schemas"]["IkeVersionEnum"] | components["schemas"]["BlankEnum"]) | null;
            integrity_algorithm?: components["schemas"]["IntegrityAlgorithmEnum"][];
            lifetime_kb?: number | null;
            lifetime_seconds?: number | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        VPNPhase2Policy: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            encryption_algorithm: components["schemas"]["EncryptionAlgorithmEnum"][];
            id: string;
            integrity_algorithm: components["schemas"]["IntegrityAlgorithmEnum"][];
            last_updated: $Read<string | null>;
            lifetime: number | null;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            pfs_group: components["schemas"]["VPNPhase2PolicyChoices"][];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        /** @enum {string} */
        VPNPhase2PolicyChoices: "1" | "2" | "5" | "14" | "19" | "20" | "21" | "22" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "30" | "31" | "32" | "33" | "34";
        VPNPhase2PolicyRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            encryption_algorithm?: components["schemas"]["EncryptionAlgorithmEnum"][];
            id?: string;
            integrity_algorithm?: components["schemas"]["IntegrityAlgorithmEnum"][];
            lifetime?: number | null;
            name: string;
            pfs_group?: components["schemas"]["VPNPhase2PolicyChoices"][];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        VPNProfile: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            extra_options: unknown;
            id: string;
            keepalive_enabled: boolean;
            keepalive_interval: number | null;
            keepalive_retries: number | null;
            last_updated: $Read<string | null>;
            name: string;
            nat_traversal: boolean;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            role: components["schemas"]["ObjectReference"] | null;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        VPNProfilePhase1PolicyAssignment: {
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            vpn_phase1_policy: components["schemas"]["ObjectReference"];
            vpn_profile: components["schemas"]["ObjectReference"];
            weight: number;
        };
        VPNProfilePhase1PolicyAssignmentRequest: {
            id?: string;
            vpn_phase1_policy: components["schemas"]["ReferenceInput"];
            vpn_profile: components["schemas"]["ReferenceInput"];
            weight?: number;
        };
        VPNProfilePhase2PolicyAssignment: {
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            url: $Read<string>;
            vpn_phase2_policy: components["schemas"]["ObjectReference"];
            vpn_profile: components["schemas"]["ObjectReference"];
            weight: number;
        };
        VPNProfilePhase2PolicyAssignmentRequest: {
            id?: string;
            vpn_phase2_policy: components["schemas"]["ReferenceInput"];
            vpn_profile: components["schemas"]["ReferenceInput"];
            weight?: number;
        };
        VPNProfileRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            extra_options?: unknown;
            id?: string;
            keepalive_enabled?: boolean;
            keepalive_interval?: number | null;
            keepalive_retries?: number | null;
            name: string;
            nat_traversal?: boolean;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        VPNRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            extra_attributes?: unknown;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            service_type?: (components["schemas"]["ServiceTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            status?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            vpn_id?: string;
            vpn_profile?: components["schemas"]["ReferenceInput"] | null;
        };
        VPNTermination: {
            assigned_object_type: $Read<string | null>;
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            display: $Read<string>;
            id: string;
            interface: components["schemas"]["ObjectReference"] | null;
            last_updated: $Read<string | null>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            tags: components["schemas"]["ObjectReference"][];
            url: $Read<string>;
            vlan: components["schemas"]["ObjectReference"] | null;
            vm_interface: components["schemas"]["ObjectReference"] | null;
            vpn: components["schemas"]["ObjectReference"];
        };
        VPNTerminationRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            interface?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            vlan?: components["schemas"]["ReferenceInput"] | null;
            vm_interface?: components["schemas"]["ReferenceInput"] | null;
            vpn: components["schemas"]["ReferenceInput"];
        };
        VPNTunnel: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            encapsulation: components["schemas"]["EncapsulationEnum"] | components["schemas"]["BlankEnum"];
            endpoint_a: components["schemas"]["ObjectReference"] | null;
            endpoint_z: components["schemas"]["ObjectReference"] | null;
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            role: components["schemas"]["ObjectReference"] | null;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            status: components["schemas"]["ObjectReference"];
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            tunnel_id: string;
            url: $Read<string>;
            vpn: components["schemas"]["ObjectReference"] | null;
            vpn_profile: components["schemas"]["ObjectReference"] | null;
        };
        VPNTunnelEndpoint: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            last_updated: $Read<string | null>;
            name: $Read<string>;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            protected_prefixes: components["schemas"]["ObjectReference"][];
            protected_prefixes_dg: components["schemas"]["ObjectReference"][];
            role: components["schemas"]["ObjectReference"] | null;
            source_fqdn: string;
            source_interface: components["schemas"]["ObjectReference"] | null;
            source_ipaddress: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            tunnel_interface: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
            vpn_profile: components["schemas"]["ObjectReference"] | null;
        };
        VPNTunnelEndpointRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            protected_prefixes?: components["schemas"]["ReferenceInput"][];
            protected_prefixes_dg?: components["schemas"]["ReferenceInput"][];
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            source_fqdn?: string;
            source_interface?: components["schemas"]["ReferenceInput"] | null;
            source_ipaddress?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            tunnel_interface?: components["schemas"]["ReferenceInput"] | null;
            vpn_profile?: components["schemas"]["ReferenceInput"] | null;
        };
        VPNTunnelRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            encapsulation?: (components["schemas"]["EncapsulationEnum"] | components["schemas"]["BlankEnum"]) | null;
            endpoint_a?: components["schemas"]["ReferenceInput"] | null;
            endpoint_z?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            tunnel_id?: string;
            vpn?: components["schemas"]["ReferenceInput"] | null;
            vpn_profile?: components["schemas"]["ReferenceInput"] | null;
        };
        VRF: {
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            export_targets: components["schemas"]["ObjectReference"][];
            id: string;
            import_targets: components["schemas"]["ObjectReference"][];
            last_updated: $Read<string | null>;
            name: string;
            namespace: components["schemas"]["ObjectReference"];
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            rd: string | null;
            status: components["schemas"]["ObjectReference"] | null;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        VRFDeviceAssignment: {
            device: components["schemas"]["ObjectReference"] | null;
            display: $Read<string>;
            id: string;
            name: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            rd: string | null;
            url: $Read<string>;
            virtual_device_context: components["schemas"]["ObjectReference"] | null;
            virtual_machine: components["schemas"]["ObjectReference"] | null;
            vrf: components["schemas"]["ObjectReference"];
        };
        VRFDeviceAssignmentRequest: {
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            name?: string;
            rd?: string | null;
            virtual_device_context?: components["schemas"]["ReferenceInput"] | null;
            virtual_machine?: components["schemas"]["ReferenceInput"] | null;
            vrf: components["schemas"]["ReferenceInput"];
        };
        VRFPrefixAssignment: {
            display: $Read<string>;
            id: string;
            natural_slug: $Read<string>;
            object_type: $Read<string>;
            prefix: components["schemas"]["ObjectReference"];
            url: $Read<string>;
            vrf: components["schemas"]["ObjectReference"];
        };
        VRFPrefixAssignmentRequest: {
            id?: string;
            prefix: components["schemas"]["ReferenceInput"];
            vrf: components["schemas"]["ReferenceInput"];
        };
        VRFRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            export_targets?: components["schemas"]["ReferenceInput"][];
            id?: string;
            import_targets?: components["schemas"]["ReferenceInput"][];
            name: string;
            namespace?: components["schemas"]["ReferenceInput"];
            rd?: string | null;
            relationships?: {
                [key: string]: unknown;
            };
            status?: components["schemas"]["ReferenceInput"] | null;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        Webhook: {
            additional_headers: string;
            body_template: string;
            ca_file_path: string;
            content_types: string[];
            created: $Read<string | null>;
            display: $Read<string>;
            enabled: boolean;
            http_content_type: string;
            http_method: components["schemas"]["HttpMethodEnum"];
            id: string;
            last_updated: $Read<string | null>;
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            payload_url: string;
            secret: string;
            ssl_verification: boolean;
            type_create: boolean;
            type_delete: boolean;
            type_update: boolean;
            url: $Read<string>;
        };
        WebhookRequest: {
            additional_headers?: string;
            body_template?: string;
            ca_file_path?: string;
            content_types: string[];
            enabled?: boolean;
            http_content_type?: string;
            http_method?: components["schemas"]["HttpMethodEnum"];
            id?: string;
            name: string;
            payload_url: string;
            secret?: string;
            ssl_verification?: boolean;
            type_create?: boolean;
            type_delete?: boolean;
            type_update?: boolean;
        };
        /** @enum {integer} */
        WidthEnum: 10 | 19 | 21 | 23;
        WirelessNetwork: {
            authentication: components["schemas"]["AuthenticationEnum"];
            created: $Read<string | null>;
            custom_fields: {
                [key: string]: unknown;
            };
            description: string;
            display: $Read<string>;
            enabled: boolean;
            hidden: boolean;
            id: string;
            last_updated: $Read<string | null>;
            mode: components["schemas"]["WirelessNetworkModeChoices"];
            name: string;
            natural_slug: $Read<string>;
            notes_url: $Read<string>;
            object_type: $Read<string>;
            secrets_group: components["schemas"]["ObjectReference"] | null;
            ssid: string;
            tags: components["schemas"]["ObjectReference"][];
            tenant: components["schemas"]["ObjectReference"] | null;
            url: $Read<string>;
        };
        /** @enum {string} */
        WirelessNetworkModeChoices: "Central" | "Fabric" | "Standalone (Autonomous)" | "Local (Flex)" | "Mesh" | "Bridge";
        WirelessNetworkRequest: {
            authentication: components["schemas"]["AuthenticationEnum"];
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            enabled?: boolean;
            hidden?: boolean;
            id?: string;
            mode: components["schemas"]["WirelessNetworkModeChoices"];
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            ssid: string;
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableCableRequest: {
            cable_type?: components["schemas"]["ReferenceInput"] | null;
            color?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            label?: string;
            length?: number | null;
            length_unit?: components["schemas"]["LengthUnitEnum"];
            relationships?: {
                [key: string]: unknown;
            };
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            termination_a_id?: string | null;
            termination_a_type?: string | null;
            termination_b_id?: string | null;
            termination_b_type?: string | null;
            terminations?: {
                [key: string]: unknown;
            };
            type?: components["schemas"]["CableTypeChoices"];
        };
        WritableComputedFieldRequest: {
            advanced_ui?: boolean;
            content_type: string;
            description?: string;
            fallback_value?: string;
            grouping?: string;
            id?: string;
            key?: string;
            label: string;
            output_type?: components["schemas"]["OutputTypeEnum"];
            template: string;
            weight?: number;
        };
        WritableConsolePortRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type?: (components["schemas"]["ConsolePortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritableConsolePortTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            type?: (components["schemas"]["ConsolePortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritableConsoleServerPortRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type?: (components["schemas"]["ConsolePortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritableConsoleServerPortTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            type?: (components["schemas"]["ConsolePortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritableCustomFieldRequest: {
            advanced_ui?: boolean;
            content_types: string[];
            default?: unknown;
            description?: string;
            filter_logic?: components["schemas"]["FilterLogicEnum"];
            grouping?: string;
            id?: string;
            key?: string;
            label: string;
            required?: boolean;
            scope_filter?: unknown;
            type?: components["schemas"]["CustomFieldTypeChoices"];
            validation_maximum?: number | null;
            validation_minimum?: number | null;
            validation_regex?: string;
            weight?: number;
        };
        WritableDeviceRedundancyGroupRequest: {
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            failover_strategy?: (components["schemas"]["FailoverStrategyEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            name: string;
            relationships?: {
                [key: string]: unknown;
            };
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
        };
        WritableDeviceRequest: {
            asset_tag?: string | null;
            comments?: string;
            controller_managed_device_group?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            device_redundancy_group?: components["schemas"]["ReferenceInput"] | null;
            device_redundancy_group_priority?: number | null;
            device_type: components["schemas"]["ReferenceInput"];
            face?: (components["schemas"]["FaceEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            local_config_context_data?: unknown;
            local_config_context_data_owner_content_type?: components["schemas"]["ReferenceInput"] | null;
            local_config_context_data_owner_object_id?: string | null;
            local_config_context_schema?: components["schemas"]["ReferenceInput"] | null;
            location: components["schemas"]["ReferenceInput"];
            name?: string | null;
            parent_bay?: components["schemas"]["ReferenceInput"] | null;
            platform?: components["schemas"]["ReferenceInput"] | null;
            position?: number | null;
            primary_ip4?: components["schemas"]["ReferenceInput"] | null;
            primary_ip6?: components["schemas"]["ReferenceInput"] | null;
            rack?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role: components["schemas"]["ReferenceInput"];
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            serial?: string;
            software_image_files?: components["schemas"]["ReferenceInput"][];
            software_version?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            vc_position?: number | null;
            vc_priority?: number | null;
            virtual_chassis?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableDeviceTypeRequest: {
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            device_family?: components["schemas"]["ReferenceInput"] | null;
            front_image?: string | null;
            id?: string;
            is_full_depth?: boolean;
            manufacturer: components["schemas"]["ReferenceInput"];
            model: string;
            part_number?: string;
            rear_image?: string | null;
            relationships?: {
                [key: string]: unknown;
            };
            subdevice_role?: (components["schemas"]["SubdeviceRoleEnum"] | components["schemas"]["BlankEnum"]) | null;
            tags?: components["schemas"]["ReferenceInput"][];
            u_height?: number;
        };
        WritableFrontPortRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            rear_port: components["schemas"]["ReferenceInput"];
            rear_port_position?: number;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type: components["schemas"]["PortTypeChoices"];
        };
        WritableFrontPortTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            rear_port_position?: number;
            rear_port_template: components["schemas"]["ReferenceInput"];
            relationships?: {
                [key: string]: unknown;
            };
            type: components["schemas"]["PortTypeChoices"];
        };
        WritableInterfaceRedundancyGroupRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            id?: string;
            name: string;
            protocol?: (components["schemas"]["InterfaceRedundancyGroupProtocolChoices"] | components["schemas"]["BlankEnum"]) | null;
            protocol_group_id?: string;
            relationships?: {
                [key: string]: unknown;
            };
            secrets_group?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            virtual_ip?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableInterfaceRequest: {
            breakout_position?: number | null;
            bridge?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            duplex?: (components["schemas"]["DuplexEnum"] | components["schemas"]["BlankEnum"]) | null;
            enabled?: boolean;
            id?: string;
            label?: string;
            lag?: components["schemas"]["ReferenceInput"] | null;
            mac_address?: string | null;
            mgmt_only?: boolean;
            mode?: (components["schemas"]["InterfaceModeChoices"] | components["schemas"]["BlankEnum"]) | null;
            module?: components["schemas"]["ReferenceInput"] | null;
            mtu?: number | null;
            name: string;
            parent_interface?: components["schemas"]["ReferenceInput"] | null;
            port_type?: (components["schemas"]["PortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            speed?: number | null;
            status: components["schemas"]["ReferenceInput"];
            tagged_vlans?: components["schemas"]["ReferenceInput"][];
            tags?: components["schemas"]["ReferenceInput"][];
            type: components["schemas"]["InterfaceTypeChoices"];
            untagged_vlan?: components["schemas"]["ReferenceInput"] | null;
            vrf?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableInterfaceTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            duplex?: (components["schemas"]["DuplexEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            label?: string;
            mgmt_only?: boolean;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            port_type?: (components["schemas"]["PortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
            relationships?: {
                [key: string]: unknown;
            };
            speed?: number | null;
            type: components["schemas"]["InterfaceTypeChoices"];
        };
        WritablePowerFeedRequest: {
            amperage?: number;
            breaker_pole_count?: (components["schemas"]["BreakerPoleCountEnum"] | components["schemas"]["NullEnum"]) | null;
            breaker_position?: number | null;
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            destination_panel?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            max_utilization?: number;
            name: string;
            phase?: components["schemas"]["PhaseEnum"];
            power_panel: components["schemas"]["ReferenceInput"];
            power_path?: (components["schemas"]["PowerPathEnum"] | components["schemas"]["BlankEnum"]) | null;
            rack?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            status: components["schemas"]["ReferenceInput"];
            supply?: components["schemas"]["SupplyEnum"];
            tags?: components["schemas"]["ReferenceInput"][];
            type?: components["schemas"]["PowerFeedTypeChoices"];
            voltage?: number;
        };
        WritablePowerOutletRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            feed_leg?: (components["schemas"]["FeedLegEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            label?: string;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            power_port?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type?: (components["schemas"]["PowerOutletTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritablePowerOutletTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            feed_leg?: (components["schemas"]["FeedLegEnum"] | components["schemas"]["BlankEnum"]) | null;
            id?: string;
            label?: string;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            power_port_template?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            type?: (components["schemas"]["PowerOutletTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritablePowerPanelRequest: {
            breaker_position_count?: number | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            name: string;
            panel_type?: (components["schemas"]["PanelTypeEnum"] | components["schemas"]["BlankEnum"]) | null;
            power_path?: (components["schemas"]["PowerPathEnum"] | components["schemas"]["BlankEnum"]) | null;
            rack_group?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
        };
        WritablePowerPortRequest: {
            allocated_draw?: number | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            maximum_draw?: number | null;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            power_factor?: string;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type?: (components["schemas"]["PowerPortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritablePowerPortTemplateRequest: {
            allocated_draw?: number | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            maximum_draw?: number | null;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            power_factor?: string;
            relationships?: {
                [key: string]: unknown;
            };
            type?: (components["schemas"]["PowerPortTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
        };
        WritablePrefixRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            date_allocated?: string | null;
            description?: string;
            id?: string;
            location?: components["schemas"]["ReferenceInput"] | null;
            namespace?: components["schemas"]["ReferenceInput"];
            parent?: components["schemas"]["ReferenceInput"] | null;
            prefix: string;
            relationships?: {
                [key: string]: unknown;
            };
            rir?: components["schemas"]["ReferenceInput"] | null;
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            type?: components["schemas"]["PrefixTypeChoices"];
            vlan?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableRackRequest: {
            asset_tag?: string | null;
            comments?: string;
            custom_fields?: {
                [key: string]: unknown;
            };
            desc_units?: boolean;
            facility_id?: string | null;
            id?: string;
            location: components["schemas"]["ReferenceInput"];
            name: string;
            outer_depth?: number | null;
            outer_unit?: (components["schemas"]["OuterUnitEnum"] | components["schemas"]["BlankEnum"]) | null;
            outer_width?: number | null;
            rack_group?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            serial?: string;
            status: components["schemas"]["ReferenceInput"];
            tags?: components["schemas"]["ReferenceInput"][];
            tenant?: components["schemas"]["ReferenceInput"] | null;
            type?: (components["schemas"]["RackTypeChoices"] | components["schemas"]["BlankEnum"]) | null;
            u_height?: number;
            width?: components["schemas"]["WidthEnum"];
        };
        WritableRearPortRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            positions?: number;
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            type: components["schemas"]["PortTypeChoices"];
        };
        WritableRearPortTemplateRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device_type?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            label?: string;
            module_type?: components["schemas"]["ReferenceInput"] | null;
            name: string;
            positions?: number;
            relationships?: {
                [key: string]: unknown;
            };
            type: components["schemas"]["PortTypeChoices"];
        };
        WritableServiceRequest: {
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            device?: components["schemas"]["ReferenceInput"] | null;
            id?: string;
            ip_addresses?: components["schemas"]["ReferenceInput"][];
            name: string;
            ports: number[];
            protocol: components["schemas"]["ServiceProtocolChoices"];
            relationships?: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["ReferenceInput"][];
            virtual_machine?: components["schemas"]["ReferenceInput"] | null;
        };
        WritableVMInterfaceRequest: {
            bridge?: components["schemas"]["ReferenceInput"] | null;
            custom_fields?: {
                [key: string]: unknown;
            };
            description?: string;
            enabled?: boolean;
            id?: string;
            mac_address?: string | null;
            mode?: (components["schemas"]["InterfaceModeChoices"] | components["schemas"]["BlankEnum"]) | null;
            mtu?: number | null;
            name: string;
            parent_interface?: components["schemas"]["ReferenceInput"] | null;
            relationships?: {
                [key: string]: unknown;
            };
            role?: components["schemas"]["ReferenceInput"] | null;
            status: components["schemas"]["ReferenceInput"];
            tagged_vlans?: components["schemas"]["ReferenceInput"][];
            tags?: components["schemas"]["ReferenceInput"][];
            untagged_vlan?: components["schemas"]["ReferenceInput"] | null;
            virtual_machine: components["schemas"]["ReferenceInput"];
            vrf?: components["schemas"]["ReferenceInput"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
