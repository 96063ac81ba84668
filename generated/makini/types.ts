/**
 * Generated: do not edit. Made from specs/makini/openapi.yaml
 * SHA-256 of that document, bundled: 97d8d17f3560c2b989a1a4d291214aed4aea43f44a74ed0d6d9808797325724e
 * To make it anew: assay generate
 */

export interface paths {
    "/oauth/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page on which a person connects a system
         * @description The client sends the browser here. The person chooses a system, enters its credentials and allows or denies. A client or redirect URI that is not registered is refused on the page; the browser is never sent there.
         */
        get: operations["showAuthorizePage"];
        put?: never;
        /**
         * Answer that page
         * @description The page's own form. A client never calls it.
         */
        post: operations["answerAuthorizePage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/link/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a grant for tokens
         * @description A code or a refresh token is sent as a form and gives a pair for one connection. Client credentials are sent as JSON and give an admin token. A refresh gives a new pair and the old pair stops working at once.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/integrations/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell how this connection is */
        get: operations["getCurrentConnection"];
        put?: never;
        post?: never;
        /**
         * Disconnect this system
         * @description The token is dead at once.
         */
        delete: operations["deleteCurrentConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the registered client */
        get: operations["getClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List systems that can be connected
         * @description A short list, answered whole.
         */
        get: operations["listPlatforms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections
         * @description A short list, answered whole.
         */
        get: operations["listConnections"];
        put?: never;
        /** Connect a system without a person */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Disconnect a system
         * @description Its token is dead at once. What was synchronised before is kept.
         */
        delete: operations["deleteConnection"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/connections/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a token for a connection */
        post: operations["createConnectionToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system/connections/{id}/metadata": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        /** Read the client's own values of a connection */
        get: operations["getConnectionMetadata"];
        put?: never;
        /** Write the client's own values of a connection */
        post: operations["setConnectionMetadata"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List organizations */
        get: operations["listOrganizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/organizations/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read an organization */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sites */
        get: operations["listSites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/sites/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a site */
        get: operations["getSite"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List locations */
        get: operations["listLocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/locations/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a location */
        get: operations["getLocation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List vendors */
        get: operations["listVendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/vendors/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a vendor */
        get: operations["getVendor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/materials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List materials */
        get: operations["listMaterials"];
        put?: never;
        /** Create a material */
        post: operations["createMaterial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/materials/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a material */
        get: operations["getMaterial"];
        /**
         * Change a material
         * @description Fields that are left out keep their values.
         */
        put: operations["updateMaterial"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/materials/{key}/inventory": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        /** Set what is in stock of a material */
        put: operations["setMaterialInventory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/inventories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List inventories */
        get: operations["listInventories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/inventories/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read an inventory */
        get: operations["getInventory"];
        /**
         * Change an inventory
         * @description Fields that are left out keep their values.
         */
        put: operations["updateInventory"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/purchase-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List purchase orders */
        get: operations["listPurchaseOrders"];
        put?: never;
        /**
         * Create a purchase order
         * @description Lines are written with their header: there is no call that adds one later.
         */
        post: operations["createPurchaseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/purchase-orders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a purchase order */
        get: operations["getPurchaseOrder"];
        /**
         * Change a purchase order
         * @description Fields that are left out keep their values.
         */
        put: operations["updatePurchaseOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/purchase-orders/{key}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        /** Move a purchase order to another state */
        put: operations["setPurchaseOrderStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/purchase-orders.line-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List purchase order lines */
        get: operations["listPurchaseOrderLineItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/purchase-orders.line-items/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a purchase order line */
        get: operations["getPurchaseOrderLineItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/statuses/purchase-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List states of purchase orders
         * @description A short list, answered whole.
         */
        get: operations["listPurchaseOrderStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Create an invoice
         * @description A vendor makes it an incoming invoice. The records it refers to must exist.
         */
        post: operations["createInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/invoices/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read an invoice */
        get: operations["getInvoice"];
        /**
         * Change an invoice
         * @description Fields that are left out keep their values.
         */
        put: operations["updateInvoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/invoices/{key}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        /** Move an invoice to another state */
        put: operations["setInvoiceStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/statuses/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List states of invoices
         * @description A short list, answered whole.
         */
        get: operations["listInvoiceStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List currencies */
        get: operations["listCurrencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/erp/currencies/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a currency */
        get: operations["getCurrency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List assets */
        get: operations["listAssets"];
        put?: never;
        /** Create an asset */
        post: operations["createAsset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/assets/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read an asset */
        get: operations["getAsset"];
        /**
         * Change an asset
         * @description Fields that are left out keep their values.
         */
        put: operations["updateAsset"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List work orders */
        get: operations["listWorkOrders"];
        put?: never;
        /**
         * Create a work order
         * @description Connected systems ask for more than the title, most often `assetKey`, `siteKey`, `severity` or `scheduledAt`.
         */
        post: operations["createWorkOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/work-orders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a work order */
        get: operations["getWorkOrder"];
        /**
         * Change a work order
         * @description Fields that are left out keep their values.
         */
        put: operations["updateWorkOrder"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/work-orders/{key}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        get?: never;
        /** Move a work order to another state */
        put: operations["setWorkOrderStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/statuses/work-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List states of work orders
         * @description A short list, answered whole.
         */
        get: operations["listWorkOrderStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/service-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List service requests */
        get: operations["listServiceRequests"];
        put?: never;
        /** Create a service request */
        post: operations["createServiceRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/service-requests/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a service request */
        get: operations["getServiceRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/statuses/service-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List states of service requests
         * @description A short list, answered whole.
         */
        get: operations["listServiceRequestStatuses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List documents */
        get: operations["listDocuments"];
        put?: never;
        /** Create a document */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eam/documents/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wms/stocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List stocks */
        get: operations["listStocks"];
        put?: never;
        /** Create a stock */
        post: operations["createStock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wms/stocks/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        /** Read a stock */
        get: operations["getStock"];
        /**
         * Change a stock
         * @description Fields that are left out keep their values.
         */
        put: operations["updateStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "sync.finished": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A synchronisation has ended, well or badly */
        post: operations["onSyncFinished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.status-changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A connection went online or offline */
        post: operations["onConnectionStatusChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.reauthorization-required": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person has to connect a system anew */
        post: operations["onReauthorizationRequired"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "connection.error": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something went wrong with a connection */
        post: operations["onConnectionError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "purchase-orders.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A purchase order was created */
        post: operations["onPurchaseOrderCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "purchase-orders.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A purchase order was updated */
        post: operations["onPurchaseOrderUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "work-orders.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A work order was created */
        post: operations["onWorkOrderCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "work-orders.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A work order was updated */
        post: operations["onWorkOrderUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "assets.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An asset was created */
        post: operations["onAssetCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "assets.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An asset was updated */
        post: operations["onAssetUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "sites.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A site was created */
        post: operations["onSiteCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "sites.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A site was updated */
        post: operations["onSiteUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vendors.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A vendor was created */
        post: operations["onVendorCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "vendors.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A vendor was updated */
        post: operations["onVendorUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "materials.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A material was created */
        post: operations["onMaterialCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "materials.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A material was updated */
        post: operations["onMaterialUpdated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description The question of the page, repeated, with the person's answer. */
        AuthorizeForm: {
            /** @enum {string} */
            response_type: "code";
            client_id: string;
            /** Format: uri */
            redirect_uri: string;
            state?: string;
            code_challenge?: string;
            /** @enum {string} */
            code_challenge_method?: "S256";
            /** @description The system to connect. */
            system?: string;
            /** @description The person's account there. */
            username?: string;
            /** Format: password */
            password?: string;
            /** @enum {string} */
            decision: "allow" | "deny";
        };
        /** @description A code from the authorize page (RFC 6749 section 4.1.3). Good once, for ten minutes, for this client and redirect URI. */
        CodeGrant: {
            /** @constant */
            grant_type: "authorization_code";
            code: string;
            /** Format: uri */
            redirect_uri: string;
            client_id: string;
            /** Format: password */
            client_secret: string;
            /** @description Required where the code was asked for with a challenge (RFC 7636). */
            code_verifier?: string;
        };
        /** @description A refresh token for a new pair (RFC 6749 section 6). */
        RefreshGrant: {
            /** @constant */
            grant_type: "refresh_token";
            refresh_token: string;
            client_id: string;
            /** Format: password */
            client_secret: string;
        };
        /** @description The client's own credentials for an admin token (RFC 6749 section 4.4). */
        ClientCredentialsGrant: {
            /** @constant */
            grant_type: "client_credentials";
            client_id: string;
            /** Format: password */
            client_secret: string;
        };
        /** @description A pair of tokens. */
        TokenAnswer: {
            access_token: string;
            refresh_token: string;
            /** @constant */
            token_type: "bearer";
            /**
             * @description When the access token stops working, in seconds since 1970. A point in time, not a span as RFC 6749 has it.
             * @example 1715674414
             */
            expires_in: number;
        };
        /** @description What the token endpoint says on refusal (RFC 6749 section 5.2). */
        OAuthError: {
            /** @enum {string} */
            error: "invalid_request" | "invalid_client" | "invalid_grant" | "unauthorized_client" | "unsupported_grant_type" | "invalid_scope";
            /** @description For people; may change. */
            error_description: string;
        };
        /** @description What every error answer carries, except those of the token endpoint. */
        Error: {
            error: {
                /**
                 * @description Stable name of what went wrong. Branch on this.
                 * @enum {string}
                 */
                code: "AUTHENTICATION_FAILED" | "REAUTHORIZATION_REQUIRED" | "PERMISSION_DENIED" | "NOT_FOUND" | "INVALID_REQUEST" | "METHOD_NOT_ALLOWED" | "UNSUPPORTED_MEDIA_TYPE" | "CONFLICT" | "RATE_LIMIT_EXCEEDED" | "INTERNAL_ERROR" | "SERVICE_UNAVAILABLE";
                /**
                 * @description Family of the code.
                 * @enum {string}
                 */
                type: "authentication" | "permission" | "request" | "rate_limit" | "system";
                /** @description For people; may change. */
                message: string;
                /** @description The same as in `X-Request-Id`. */
                requestId: string;
            };
        };
        CurrentConnectionAnswer: {
            data: components["schemas"]["CurrentConnection"];
        };
        /** @description How a connection is, as its own token sees it. */
        CurrentConnection: {
            id: components["schemas"]["Key"];
            company_name: string;
            /** Format: email */
            email: string;
            /** @description The system that is connected. */
            provider: string;
            updated_at: components["schemas"]["UpdatedAt"];
            sync_status: components["schemas"]["SyncStatus"];
            sync_updated_at: components["schemas"]["OptionalInstant"];
        };
        /**
         * @description Opaque key of a record. It says nothing about the record and may change when a system is connected anew.
         * @example 05000a2f9b74c9d0e8b1f6a3c5d7e9f1a2b4c6d8
         */
        Key: string;
        /**
         * Format: date-time
         * @description When the record last changed, UTC. Never before `createdAt`.
         */
        UpdatedAt: string;
        /**
         * @description State of the synchronisation. `in_progress` and `inprogress`, `full_done` and `fulldone` mean the same. `full_done`: connected and the base data is there; `done`: a later run has ended well. `error`: the last run ended badly. `fail`: the system refuses the credentials. `reauthorization_required`: a person has to connect the system anew.
         * @enum {string}
         */
        SyncStatus: "pending" | "in_progress" | "inprogress" | "full_done" | "fulldone" | "done" | "error" | "fail" | "reauthorization_required";
        /**
         * Format: date-time
         * @description Point in time, UTC, or null where it has not come.
         */
        OptionalInstant: string | null;
        DisconnectedAnswer: {
            data: {
                /** @description The connection that was. */
                key: components["schemas"]["Key"];
            };
        };
        ClientAnswer: {
            data: components["schemas"]["Client"];
        };
        /** @description The registered application that connects systems. */
        Client: {
            id: string;
            name: string;
            /**
             * Format: uri
             * @example https://client.example/logo.svg
             */
            logo_url: string | null;
            /**
             * Format: email
             * @example integrations@client.example
             */
            email: string;
            /** Format: uri */
            default_redirect: string;
            /** @description All registered redirect URIs. */
            redirects: string[];
        };
        PlatformPage: {
            data: components["schemas"]["Platform"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description A system that can be connected. */
        Platform: {
            /**
             * @example sap-s4hana
             * @example netsuite
             * @example maximo
             * @example maintainx
             */
            key: string;
            /**
             * @example SAP S/4HANA
             * @example Oracle NetSuite
             * @example IBM Maximo
             * @example MaintainX
             */
            name: string;
        };
        /** @description Absolute addresses of other pages of the same question. */
        PageLinks: {
            /** Format: uri */
            first: string;
            /** Format: uri */
            last: string;
            /**
             * Format: uri
             * @description Null on the first page.
             */
            prev: string | null;
            /**
             * Format: uri
             * @description Null on the last page.
             */
            next: string | null;
        };
        /** @description Where this page stands in the whole. */
        PageMeta: {
            current_page: number;
            /** @description Place of the first record of this page from 1; null on an empty page. */
            from: number | null;
            /** @description Number of pages, and 1 where there is no record. */
            last_page: number;
            /**
             * Format: uri
             * @description Address of the list without its query.
             */
            path: string;
            /** @description Page size in force. */
            per_page: number;
            /** @description Place of the last record of this page; null on an empty page. */
            to: number | null;
            /** @description Records that match the question. */
            total: number;
        };
        ConnectionPage: {
            data: components["schemas"]["Connection"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description One link to one system instance. */
        Connection: {
            key: components["schemas"]["Key"];
            /** @description Name of the customer's company. */
            name: string;
            /**
             * Format: email
             * @description Who connected it.
             */
            email: string;
            /**
             * @description Inactive where credits do not suffice or the system was disconnected.
             * @enum {string}
             */
            status: "Pending" | "Synchronizing" | "In progress" | "Active" | "Inactive";
            /** @description The system that is connected. */
            integration_name: string;
            /** Format: uri */
            redirect: string | null;
            /** @description What of the system it may see. */
            scopes: string[];
            /** @description The client's own labels. */
            tags: string[];
            user_metadata: components["schemas"]["Metadata"];
            client_id: string;
            connected_at: components["schemas"]["OptionalInstant"];
            created_at: components["schemas"]["CreatedAt"];
            updated_at: components["schemas"]["UpdatedAt"];
        };
        /**
         * @description The client's own values, by key.
         * @example {
         *       "customerNumber": "10042"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /**
         * Format: date-time
         * @description When the record came into being, UTC.
         */
        CreatedAt: string;
        /** @description What is needed to connect a system. */
        ConnectionInput: {
            name: string;
            /** Format: email */
            email: string;
            /**
             * @description The system to connect.
             * @example inextia
             */
            provider: string;
            /**
             * @description What the system asks for; the names differ from system to system.
             * @example {
             *       "api": "https://cmms.example",
             *       "login": "planner",
             *       "password": "secret"
             *     }
             */
            credentials: {
                [key: string]: string;
            };
        };
        ConnectionCreatedAnswer: {
            data: {
                access_token: string;
                refresh_token: string;
                /** @description Seconds since 1970. */
                expires_in: number;
            };
        };
        ConnectionTokenAnswer: {
            data: {
                token: string;
                /** @description Seconds since 1970. */
                expires_in: number;
            };
        };
        ConnectionAnswer: {
            data: components["schemas"]["Connection"];
        };
        MetadataEntry: {
            key: string;
            value: string;
        };
        /** @enum {integer} */
        SortDirection: 0 | 1;
        OrganizationPage: {
            data: components["schemas"]["Organization"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Company whose system is connected. */
        Organization: {
            key: components["schemas"]["Key"];
            /** @description Currency it keeps its books in. */
            currencyKey: components["schemas"]["OptionalKey"];
            name: components["schemas"]["Text"];
            code: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            addresses: components["schemas"]["Address"][];
            billingAddress: components["schemas"]["OptionalAddress"];
            contacts: components["schemas"]["Contact"][];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /** @description Opaque key of a record, or null where there is none. */
        OptionalKey: string | null;
        Text: string;
        OptionalText: string | null;
        /** @description Postal address. */
        Address: {
            addressee: string | null;
            /** @description Street and what follows it; a line break between lines. */
            addressLines: string;
            postCode: string;
            city: string;
            /** @description State or region. */
            state: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string;
            phone: string | null;
            /** Format: email */
            email: string | null;
            notes: string | null;
            isActive: boolean;
        };
        OptionalAddress: components["schemas"]["Address"] | null;
        /** @description Person to talk to. */
        Contact: {
            name: string;
            position: string | null;
            phones: string[];
            emails: string[];
            isActive: boolean;
            isDefault: boolean;
        };
        /**
         * Format: date-time
         * @description When the record was deleted, UTC; null while it lives. A deleted record stays in its list.
         */
        DeletedAt: string | null;
        OrganizationAnswer: {
            data: components["schemas"]["Organization"];
        };
        SitePage: {
            data: components["schemas"]["Site"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Operational place where maintenance happens. */
        Site: {
            key: components["schemas"]["Key"];
            organizationKey: components["schemas"]["Key"];
            name: components["schemas"]["Text"];
            code: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            contact: components["schemas"]["OptionalContact"];
            /** @description Degrees north. */
            lat: number | null;
            /** @description Degrees east. */
            lng: number | null;
            address: components["schemas"]["Address"];
            billingAddress: components["schemas"]["OptionalAddress"];
            notes: components["schemas"]["OptionalText"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        OptionalContact: components["schemas"]["Contact"] | null;
        SiteAnswer: {
            data: components["schemas"]["Site"];
        };
        LocationPage: {
            data: components["schemas"]["Location"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Spot inside a site. */
        Location: {
            key: components["schemas"]["Key"];
            siteKey: components["schemas"]["Key"];
            /** @description Location that this one is part of. */
            parentKey: components["schemas"]["OptionalKey"];
            organizationKey: components["schemas"]["Key"];
            name: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            code: components["schemas"]["Text"];
            /** @enum {string} */
            type: "building" | "area" | "line" | "room" | "rack";
            address: components["schemas"]["OptionalAddress"];
            contact: components["schemas"]["OptionalContact"];
            isActive: boolean;
            /** @default false */
            isDefault: boolean;
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        LocationAnswer: {
            data: components["schemas"]["Location"];
        };
        VendorPage: {
            data: components["schemas"]["Vendor"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Somebody goods and services are bought from. */
        Vendor: {
            key: components["schemas"]["Key"];
            name: components["schemas"]["Text"];
            code: components["schemas"]["Text"];
            organizationKey: components["schemas"]["OptionalKey"];
            /** @description False where the vendor is blocked: an order to it is not valid. */
            isActive: boolean;
            customFields: components["schemas"]["CustomFields"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /**
         * @description Fields that the connected system has beyond the shared model, by the name given in the connection's field mapping. Empty where none is mapped.
         * @example {
         *       "costCentre": "4711",
         *       "warrantyMonths": 24,
         *       "capitalised": false
         *     }
         */
        CustomFields: {
            [key: string]: string | number | boolean | null;
        };
        VendorAnswer: {
            data: components["schemas"]["Vendor"];
        };
        MaterialPage: {
            data: components["schemas"]["Material"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description What is stocked, bought and built in. */
        Material: {
            key: components["schemas"]["Key"];
            organizationKey: components["schemas"]["OptionalKey"];
            /** @description Sites it is kept at. */
            siteKeys: components["schemas"]["Key"][];
            /** @description Assemblies it is part of. */
            parentKeys: components["schemas"]["Key"][];
            /** @description Assets it fits. */
            assetKeys: components["schemas"]["Key"][];
            /** @description Vendors it can be bought from. */
            vendorKeys: components["schemas"]["Key"][];
            categoryName: components["schemas"]["OptionalText"];
            code: components["schemas"]["Text"];
            /** @default false */
            isAssembly: boolean;
            /** @description The manufacturer's number. */
            partNumber: components["schemas"]["OptionalText"];
            name: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            notes: components["schemas"]["OptionalText"];
            criticality: components["schemas"]["Criticality"];
            isActive: boolean;
            manufacturerName: components["schemas"]["OptionalText"];
            /** @description Less than this calls for an order. */
            minimumQuantity: components["schemas"]["Quantity"];
            /** @description Price of one unit. */
            cost: components["schemas"]["Amount"];
            /** @description ISO 4217. */
            currency: string;
            inventory: components["schemas"]["MaterialInventory"];
            customFields: components["schemas"]["CustomFields"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /**
         * @description How much harm its failure does.
         * @enum {string}
         */
        Criticality: "low" | "medium" | "high" | "critical";
        Quantity: number;
        /**
         * @description Amount of money in the record's currency. A number, never text.
         * @example 1249.5
         */
        Amount: number;
        /** @description What is in stock, over all locations or at one. */
        MaterialInventory: {
            quantity: components["schemas"]["Quantity"];
            unitCost: components["schemas"]["Amount"];
            locationKey: components["schemas"]["OptionalKey"];
        };
        MaterialInput: WithRequired<components["schemas"]["MaterialChanges"], "name" | "code">;
        /** @description Fields of a material that may be written. */
        MaterialChanges: {
            siteKeys?: components["schemas"]["Key"][];
            parentKeys?: components["schemas"]["Key"][];
            assetKeys?: components["schemas"]["Key"][];
            vendorKeys?: components["schemas"]["Key"][];
            code?: components["schemas"]["Text"];
            isAssembly?: boolean;
            partNumber?: components["schemas"]["OptionalText"];
            name?: components["schemas"]["Text"];
            description?: components["schemas"]["OptionalText"];
            notes?: components["schemas"]["OptionalText"];
            criticality?: components["schemas"]["Criticality"];
            isActive?: boolean;
            manufacturerName?: components["schemas"]["OptionalText"];
            minimumQuantity?: components["schemas"]["Quantity"];
            cost?: components["schemas"]["Amount"];
            currency?: string;
            customFields?: components["schemas"]["CustomFields"];
        };
        MaterialAnswer: {
            data: components["schemas"]["Material"];
        };
        InventoryPage: {
            data: components["schemas"]["Inventory"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description What is in stock of something at one location. */
        Inventory: {
            key: components["schemas"]["Key"];
            code: components["schemas"]["Text"];
            name: components["schemas"]["Text"];
            materialKey: components["schemas"]["OptionalKey"];
            /** @description 0 where it is out of stock. */
            quantity: number;
            unitCost: components["schemas"]["Amount"];
            locationKey: components["schemas"]["OptionalKey"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
        };
        InventoryAnswer: {
            data: components["schemas"]["Inventory"];
        };
        /** @description Fields of an inventory that may be written. */
        InventoryChanges: {
            code?: components["schemas"]["Text"];
            name?: components["schemas"]["Text"];
            quantity?: number;
            unitCost?: components["schemas"]["Amount"];
            locationKey?: components["schemas"]["Key"];
        };
        PurchaseOrderPage: {
            data: components["schemas"]["PurchaseOrder"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Order to a vendor. */
        PurchaseOrder: {
            key: components["schemas"]["Key"];
            siteKey: components["schemas"]["Key"];
            organizationKey: components["schemas"]["OptionalKey"];
            vendorKey: components["schemas"]["Key"];
            code: components["schemas"]["Text"];
            /** @description Number people know it by. */
            orderNo: components["schemas"]["Text"];
            orderDate: components["schemas"]["Day"];
            /** @description State, one of `statuses/purchase-orders`. */
            statusKey: components["schemas"]["Key"];
            title: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            dueAt: components["schemas"]["OptionalInstant"];
            approvedAt: components["schemas"]["OptionalInstant"];
            completedAt: components["schemas"]["OptionalInstant"];
            shippingMethod: components["schemas"]["OptionalText"];
            /** @description Terms of payment. */
            terms: components["schemas"]["OptionalText"];
            notes: components["schemas"]["OptionalText"];
            currencyKey: components["schemas"]["Key"];
            locationKey: components["schemas"]["OptionalKey"];
            shipmentAddress: components["schemas"]["OptionalAddress"];
            billingAddress: components["schemas"]["OptionalAddress"];
            deliveryAddress: components["schemas"]["OptionalAddress"];
            /** @description Sum of the lines. */
            totalNetValue: components["schemas"]["Amount"];
            /** @description Sum of the lines' tax. */
            totalTaxValue: components["schemas"]["Amount"];
            /** @description Net and tax. */
            totalGrossValue: components["schemas"]["Amount"];
            lineItems: components["schemas"]["PurchaseOrderLine"][];
            customFields: components["schemas"]["CustomFields"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /**
         * Format: date
         * @example 2026-03-02
         */
        Day: string;
        /** @description One line of a purchase order. */
        PurchaseOrderLine: {
            key: components["schemas"]["Key"];
            lineNo: number;
            code: components["schemas"]["OptionalText"];
            name: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            /** @enum {string} */
            type: "material" | "service";
            /** @description Null on a line of service. */
            materialKey: components["schemas"]["OptionalKey"];
            /** @description Where it is delivered to. */
            locationKey: components["schemas"]["OptionalKey"];
            quantity: components["schemas"]["Quantity"];
            /** @description Null where nothing is known to have come. */
            receivedQuantity: components["schemas"]["OptionalQuantity"];
            /** @description Null where it is the order's own. */
            currencyKey: components["schemas"]["OptionalKey"];
            /** @description Price of one unit. */
            price: components["schemas"]["Amount"];
            discount: components["schemas"]["Discount"];
            lineTaxValue: components["schemas"]["Amount"];
            /** @description Quantity times price less discount, without tax. */
            lineTotalValue: components["schemas"]["Amount"];
            deliveryAt: components["schemas"]["OptionalInstant"];
            dueAt: components["schemas"]["OptionalInstant"];
            notes: components["schemas"]["OptionalText"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
        };
        OptionalQuantity: number | null;
        /**
         * @description Amount taken off a whole line, not off each unit.
         * @default 0
         */
        Discount: number;
        PurchaseOrderInput: WithRequired<components["schemas"]["PurchaseOrderChanges"], "vendorKey" | "orderNo" | "lineItems">;
        /** @description Fields of a purchase order that may be written. */
        PurchaseOrderChanges: {
            siteKey?: components["schemas"]["Key"];
            vendorKey?: components["schemas"]["Key"];
            code?: components["schemas"]["Text"];
            orderNo?: components["schemas"]["Text"];
            orderDate?: components["schemas"]["Day"];
            statusKey?: components["schemas"]["Key"];
            title?: components["schemas"]["Text"];
            description?: components["schemas"]["OptionalText"];
            dueAt?: components["schemas"]["OptionalInstant"];
            approvedAt?: components["schemas"]["OptionalInstant"];
            completedAt?: components["schemas"]["OptionalInstant"];
            shippingMethod?: components["schemas"]["OptionalText"];
            terms?: components["schemas"]["OptionalText"];
            notes?: components["schemas"]["OptionalText"];
            currencyKey?: components["schemas"]["Key"];
            totalNetValue?: components["schemas"]["Amount"];
            totalTaxValue?: components["schemas"]["Amount"];
            totalGrossValue?: components["schemas"]["Amount"];
            lineItems?: components["schemas"]["PurchaseOrderLineInput"][];
            customFields?: components["schemas"]["CustomFields"];
        };
        /** @description A line as it is written. */
        PurchaseOrderLineInput: {
            /** @description In an update: the line to change. A line without a key is a new one. */
            key?: components["schemas"]["Key"];
            lineNo?: number;
            materialKey?: components["schemas"]["OptionalKey"];
            name: components["schemas"]["Text"];
            quantity: components["schemas"]["Quantity"];
            price: components["schemas"]["Amount"];
            discount?: components["schemas"]["Amount"];
            deliveryAt?: components["schemas"]["OptionalInstant"];
            notes?: components["schemas"]["OptionalText"];
        };
        PurchaseOrderAnswer: {
            data: components["schemas"]["PurchaseOrder"];
        };
        /** @description The state to move to. */
        PurchaseOrderStatusChange: {
            /** @description Code of the state, as in `statuses/purchase-orders`. */
            status: components["schemas"]["Text"];
        };
        PurchaseOrderLineItemPage: {
            data: components["schemas"]["PurchaseOrderLineItem"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        PurchaseOrderLineItem: components["schemas"]["PurchaseOrderLine"] & {
            /** @description Order it is a line of. */
            purchaseOrderKey: components["schemas"]["Key"];
        };
        PurchaseOrderLineItemAnswer: {
            data: components["schemas"]["PurchaseOrderLineItem"];
        };
        PurchaseOrderStatusPage: {
            data: components["schemas"]["PurchaseOrderStatus"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        PurchaseOrderStatus: components["schemas"]["Status"] & {
            /** @enum {string} */
            code?: "DRAFT" | "SUBMITTED" | "APPROVED" | "PARTIALLY_RECEIVED" | "COMPLETED" | "CANCELLED" | "ON_HOLD";
        };
        /** @description Workflow state as a record of its own. A business record names its state by `statusKey`; `code` is the same on every connected system, `name` is what people there call it. */
        Status: {
            key: components["schemas"]["Key"];
            organizationKey: components["schemas"]["OptionalKey"];
            parentKey: components["schemas"]["OptionalKey"];
            name: string;
            code: string;
            /** @description The connected system's own code. */
            subCode: string | null;
            /** @description The kind of record it is a state of. */
            scope: string;
            isActive: boolean;
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        InvoicePage: {
            data: components["schemas"]["Invoice"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Bill of a vendor. */
        Invoice: {
            key: components["schemas"]["Key"];
            title: components["schemas"]["OptionalText"];
            invoiceNumber: components["schemas"]["Text"];
            vendorKey: components["schemas"]["Key"];
            /** @description Purchase order it bills. */
            poKey: components["schemas"]["OptionalKey"];
            locationKey: components["schemas"]["OptionalKey"];
            /** @description State, one of `statuses/invoices`. */
            statusKey: components["schemas"]["Key"];
            invoiceDate: components["schemas"]["Day"];
            dueDate: components["schemas"]["Day"];
            receivedDate: components["schemas"]["OptionalDay"];
            currencyKey: components["schemas"]["Key"];
            /** @description Sum of the lines. */
            totalNetValue: components["schemas"]["Amount"];
            /** @description Sum of the lines' tax. */
            totalTaxValue: components["schemas"]["Amount"];
            /** @description Net and tax. */
            totalGrossValue: components["schemas"]["Amount"];
            lineItems: components["schemas"]["InvoiceLine"][];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /** Format: date */
        OptionalDay: string | null;
        /** @description One line of an invoice. */
        InvoiceLine: {
            key: components["schemas"]["Key"];
            lineNo: number;
            code: components["schemas"]["OptionalText"];
            /** @description The vendor's own reference. */
            lineRef: components["schemas"]["OptionalText"];
            materialKey: components["schemas"]["OptionalKey"];
            quantity: components["schemas"]["Quantity"];
            /** @description Null where nothing is known to have come. */
            receivedQuantity: components["schemas"]["OptionalQuantity"];
            /** @description Price of one unit. */
            price: components["schemas"]["Amount"];
            discount: components["schemas"]["Discount"];
            lineTaxValue: components["schemas"]["Amount"];
            /** @description Quantity times price less discount, without tax. */
            lineTotalValue: components["schemas"]["Amount"];
            notes: components["schemas"]["OptionalText"];
            deliveryAt: components["schemas"]["OptionalInstant"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
        };
        InvoiceInput: WithRequired<components["schemas"]["InvoiceChanges"], "invoiceNumber" | "vendorKey" | "lineItem">;
        /** @description Fields of an invoice that may be written. */
        InvoiceChanges: {
            invoiceNumber?: components["schemas"]["Text"];
            vendorKey?: components["schemas"]["Key"];
            poKey?: components["schemas"]["OptionalKey"];
            statusKey?: components["schemas"]["Key"];
            /** @description Singular on writing, `lineItems` on reading. */
            lineItem?: components["schemas"]["InvoiceLineInput"][];
            invoiceDate?: components["schemas"]["Day"];
            dueDate?: components["schemas"]["Day"];
            receivedDate?: components["schemas"]["OptionalDay"];
            currencyKey?: components["schemas"]["Key"];
            totalNetValue?: components["schemas"]["Amount"];
            totalTaxValue?: components["schemas"]["Amount"];
            totalGrossValue?: components["schemas"]["Amount"];
        };
        /** @description A line as it is written. */
        InvoiceLineInput: {
            /** @description In an update: the line to change. A line without a key is a new one. */
            key?: components["schemas"]["Key"];
            lineNo?: number;
            materialKey?: components["schemas"]["OptionalKey"];
            quantity: components["schemas"]["Quantity"];
            price: components["schemas"]["Amount"];
            discount?: components["schemas"]["Amount"];
            notes?: components["schemas"]["OptionalText"];
        };
        InvoiceAnswer: {
            data: components["schemas"]["Invoice"];
        };
        /** @description The state to move to. */
        InvoiceStatusChange: {
            /** @description Code of the state, as in `statuses/invoices`. */
            status: components["schemas"]["Text"];
        };
        InvoiceStatusPage: {
            data: components["schemas"]["InvoiceStatus"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        InvoiceStatus: components["schemas"]["Status"] & {
            /** @enum {string} */
            code?: "DRAFT" | "RECEIVED" | "APPROVED" | "PAID" | "DISPUTED" | "CANCELLED" | "PARKED";
        };
        CurrencyPage: {
            data: components["schemas"]["Currency"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Currency that amounts are in. */
        Currency: {
            key: components["schemas"]["Key"];
            name: components["schemas"]["Text"];
            /** @description ISO 4217. */
            code: string;
            /** @description True for the currency that rates start from. */
            isBase: boolean;
            isActive: boolean;
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        CurrencyAnswer: {
            data: components["schemas"]["Currency"];
        };
        AssetPage: {
            data: components["schemas"]["Asset"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Machine or piece of equipment that is maintained. */
        Asset: {
            key: components["schemas"]["Key"];
            siteKey: components["schemas"]["Key"];
            /** @description Asset that this one is part of. */
            parentKey: components["schemas"]["OptionalKey"];
            vendorKey: components["schemas"]["OptionalKey"];
            locationKey: components["schemas"]["OptionalKey"];
            name: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            isPhysical: boolean;
            notes: components["schemas"]["OptionalText"];
            categoryName: components["schemas"]["OptionalText"];
            criticality: components["schemas"]["Criticality"];
            isActive: boolean;
            makeName: components["schemas"]["OptionalText"];
            modelName: components["schemas"]["OptionalText"];
            serialNumber: components["schemas"]["OptionalText"];
            activatedAt: components["schemas"]["OptionalInstant"];
            deactivatedAt: components["schemas"]["OptionalInstant"];
            customFields: components["schemas"]["CustomFields"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        AssetInput: WithRequired<components["schemas"]["AssetChanges"], "name" | "siteKey">;
        /** @description Fields of an asset that may be written. */
        AssetChanges: {
            siteKey?: components["schemas"]["Key"];
            parentKey?: components["schemas"]["OptionalKey"];
            vendorKey?: components["schemas"]["OptionalKey"];
            locationKey?: components["schemas"]["OptionalKey"];
            name?: components["schemas"]["Text"];
            description?: components["schemas"]["OptionalText"];
            notes?: components["schemas"]["OptionalText"];
            categoryName?: components["schemas"]["OptionalText"];
            criticality?: components["schemas"]["Criticality"];
            isActive?: boolean;
            /** @description Read back as `makeName`. */
            manufacturerName?: components["schemas"]["OptionalText"];
            modelName?: components["schemas"]["OptionalText"];
            serialNumber?: components["schemas"]["OptionalText"];
            activatedAt?: components["schemas"]["OptionalInstant"];
            deactivatedAt?: components["schemas"]["OptionalInstant"];
            customFields?: components["schemas"]["CustomFields"];
        };
        AssetAnswer: {
            data: components["schemas"]["Asset"];
        };
        WorkOrderPage: {
            data: components["schemas"]["WorkOrder"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Work to be done on an asset or at a site. */
        WorkOrder: {
            key: components["schemas"]["Key"];
            /** @description Work order that this one is part of. */
            parentKey: components["schemas"]["OptionalKey"];
            siteKey: components["schemas"]["Key"];
            locationKey: components["schemas"]["OptionalKey"];
            assetKey: components["schemas"]["OptionalKey"];
            /** @description Request it came from. */
            serviceRequestKey: components["schemas"]["OptionalKey"];
            organizationKey: components["schemas"]["OptionalKey"];
            title: components["schemas"]["Text"];
            code: components["schemas"]["Text"];
            instructions: components["schemas"]["OptionalText"];
            /** @description Code of the state. */
            status: components["schemas"]["Text"];
            /** @description State, one of `statuses/work-orders`. */
            statusKey: components["schemas"]["Key"];
            severity: components["schemas"]["Severity"];
            /** @description Minutes. */
            estimatedTime: number | null;
            /** @description Minutes. */
            actualTime: number | null;
            roleName: components["schemas"]["OptionalText"];
            categoryName: components["schemas"]["OptionalText"];
            notes: components["schemas"]["OptionalText"];
            approvedAt: components["schemas"]["OptionalInstant"];
            dueAt: components["schemas"]["OptionalInstant"];
            scheduledAt: components["schemas"]["OptionalInstant"];
            completedAt: components["schemas"]["OptionalInstant"];
            completionRemarks: components["schemas"]["OptionalText"];
            tasks: components["schemas"]["WorkOrderTask"][];
            materialCount: number;
            customFields: components["schemas"]["CustomFields"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /**
         * @description How urgent it is.
         * @enum {string}
         */
        Severity: "low" | "medium" | "high" | "critical";
        /** @description One step of the work. */
        WorkOrderTask: {
            code: components["schemas"]["Text"];
            title: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            priority: components["schemas"]["Priority"];
            checkList: string[];
        };
        /** @enum {string} */
        Priority: "low" | "normal" | "high" | "urgent";
        WorkOrderInput: WithRequired<components["schemas"]["WorkOrderChanges"], "title">;
        /** @description Fields of a work order that may be written. */
        WorkOrderChanges: {
            title?: components["schemas"]["Text"];
            statusKey?: components["schemas"]["Key"];
            scheduledAt?: components["schemas"]["OptionalInstant"];
            siteKey?: components["schemas"]["Key"];
            locationKey?: components["schemas"]["OptionalKey"];
            assetKey?: components["schemas"]["OptionalKey"];
            serviceRequestKey?: components["schemas"]["OptionalKey"];
            code?: components["schemas"]["Text"];
            instructions?: components["schemas"]["OptionalText"];
            severity?: components["schemas"]["Severity"];
            /** @description Minutes. */
            estimatedTime?: number | null;
            /** @description Minutes. */
            actualTime?: number | null;
            roleName?: components["schemas"]["OptionalText"];
            categoryName?: components["schemas"]["OptionalText"];
            tasks?: components["schemas"]["WorkOrderTask"][];
            notes?: components["schemas"]["OptionalText"];
            approvedAt?: components["schemas"]["OptionalInstant"];
            dueAt?: components["schemas"]["OptionalInstant"];
            completedAt?: components["schemas"]["OptionalInstant"];
            completionRemarks?: components["schemas"]["OptionalText"];
            customFields?: components["schemas"]["CustomFields"];
        };
        WorkOrderAnswer: {
            data: components["schemas"]["WorkOrder"];
        };
        /** @description The state to move to. */
        WorkOrderStatusChange: {
            /** @description Key of the state, from `statuses/work-orders`. */
            statusKey: components["schemas"]["Key"];
        };
        WorkOrderStatusPage: {
            data: components["schemas"]["WorkOrderStatus"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        WorkOrderStatus: components["schemas"]["Status"] & {
            /** @enum {string} */
            code?: "OPEN" | "APPROVED" | "SCHEDULED" | "IN_PROGRESS" | "ON_HOLD" | "COMPLETED" | "CANCELLED" | "REPORTED";
        };
        ServiceRequestPage: {
            data: components["schemas"]["ServiceRequest"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Report that something needs care. */
        ServiceRequest: {
            key: components["schemas"]["Key"];
            siteKey: components["schemas"]["Key"];
            locationKey: components["schemas"]["OptionalKey"];
            assetKey: components["schemas"]["OptionalKey"];
            /** @description Work order it became. */
            workOrderKey: components["schemas"]["OptionalKey"];
            title: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            /** @description State, one of `statuses/service-requests`. */
            statusKey: components["schemas"]["Key"];
            severity: components["schemas"]["Severity"];
            /** @description Minutes. */
            estimatedTime: number | null;
            roleName: components["schemas"]["OptionalText"];
            categoryName: components["schemas"]["OptionalText"];
            notes: components["schemas"]["OptionalText"];
            approvedAt: components["schemas"]["OptionalInstant"];
            dueAt: components["schemas"]["OptionalInstant"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        /** @description A service request as it is written. */
        ServiceRequestInput: {
            title: components["schemas"]["Text"];
            assetKey?: components["schemas"]["OptionalKey"];
            description?: components["schemas"]["OptionalText"];
        };
        ServiceRequestAnswer: {
            data: components["schemas"]["ServiceRequest"];
        };
        ServiceRequestStatusPage: {
            data: components["schemas"]["ServiceRequestStatus"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        ServiceRequestStatus: components["schemas"]["Status"] & {
            /** @enum {string} */
            code?: "SUBMITTED" | "APPROVED" | "REJECTED" | "CONVERTED" | "CLOSED" | "DUPLICATE";
        };
        DocumentPage: {
            data: components["schemas"]["Document"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description File beside a record. */
        Document: {
            key: components["schemas"]["Key"];
            /** @description Records it belongs to. */
            entityKeys: components["schemas"]["Key"][];
            name: components["schemas"]["Text"];
            /**
             * Format: uri
             * @description Where its bytes are.
             */
            url: string;
            /** @description What it is for. */
            type: components["schemas"]["OptionalText"];
            /** @description Media type of its bytes. */
            contentType: components["schemas"]["Text"];
            description: components["schemas"]["OptionalText"];
            notes: components["schemas"]["OptionalText"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
        };
        /** @description A file with its name. */
        DocumentUpload: {
            file: string;
            name: components["schemas"]["Text"];
        };
        DocumentAnswer: {
            data: components["schemas"]["Document"];
        };
        StockPage: {
            data: components["schemas"]["Stock"][];
            links: components["schemas"]["PageLinks"];
            meta: components["schemas"]["PageMeta"];
        };
        /** @description Quantity of a material at a place in a warehouse. */
        Stock: {
            key: components["schemas"]["Key"];
            materialKey: components["schemas"]["OptionalKey"];
            locationKey: components["schemas"]["OptionalKey"];
            assetKey: components["schemas"]["OptionalKey"];
            /** @description Bin or shelf. */
            position: components["schemas"]["OptionalText"];
            quantity: components["schemas"]["Quantity"];
            /** @description Less than this calls for more. */
            reorderPoint: components["schemas"]["Quantity"];
            reorderQuantity: components["schemas"]["Quantity"];
            minLevel: components["schemas"]["Quantity"];
            maxLevel: components["schemas"]["Quantity"];
            expiresAt: components["schemas"]["OptionalInstant"];
            createdAt: components["schemas"]["CreatedAt"];
            updatedAt: components["schemas"]["UpdatedAt"];
            deletedAt: components["schemas"]["DeletedAt"];
        };
        StockInput: WithRequired<components["schemas"]["StockChanges"], "materialKey" | "quantity">;
        /** @description Fields of a stock that may be written. */
        StockChanges: {
            materialKey?: components["schemas"]["OptionalKey"];
            locationKey?: components["schemas"]["OptionalKey"];
            assetKey?: components["schemas"]["OptionalKey"];
            position?: components["schemas"]["OptionalText"];
            quantity?: components["schemas"]["Quantity"];
            expiresAt?: components["schemas"]["OptionalInstant"];
        };
        StockAnswer: {
            data: components["schemas"]["Stock"];
        };
        SyncFinishedEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "sync.finished";
            occurredAt: components["schemas"]["Instant"];
            connectionId: components["schemas"]["Key"];
            data: {
                status: components["schemas"]["SyncStatus"];
                /** @description Kinds of record that were read. */
                entities: string[];
                /** @description What went wrong, if anything. */
                message: string | null;
            };
        };
        /** @description Id of the event. A repeated delivery has the same. */
        EventId: string;
        /**
         * Format: date-time
         * @description Point in time, UTC.
         * @example 2026-03-02T09:24:28Z
         */
        Instant: string;
        ConnectionStatusChangedEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "connection.status-changed";
            occurredAt: components["schemas"]["Instant"];
            connectionId: components["schemas"]["Key"];
            data: {
                /** @enum {string} */
                status: "online" | "offline";
            };
        };
        ReauthorizationRequiredEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "connection.reauthorization-required";
            occurredAt: components["schemas"]["Instant"];
            connectionId: components["schemas"]["Key"];
            data: {
                /** @description What the connected system said. */
                message: string;
            };
        };
        ConnectionErrorEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "connection.error";
            occurredAt: components["schemas"]["Instant"];
            connectionId: components["schemas"]["Key"];
            data: {
                message: string;
                /** @description Kinds of record it concerns. */
                entities: string[];
            };
        };
        /** @description Which records were created or changed. It carries their keys, not the records. */
        RecordsChangedEvent: {
            id: components["schemas"]["EventId"];
            /** @enum {string} */
            event: "purchase-orders.created" | "purchase-orders.updated" | "work-orders.created" | "work-orders.updated" | "assets.created" | "assets.updated" | "sites.created" | "sites.updated" | "vendors.created" | "vendors.updated" | "materials.created" | "materials.updated";
            occurredAt: components["schemas"]["Instant"];
            connectionId: components["schemas"]["Key"];
            data: {
                keys: components["schemas"]["Key"][];
            };
        };
    };
    responses: {
        /** @description The page, with what was wrong with the last answer if anything. */
        Page: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description Back to the client. */
        Redirect: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                Location: components["headers"]["AuthorizationRedirect"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description A page that says why the request cannot be answered. */
        Refusal: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The grant is refused (RFC 6749 section 5.2). */
        GrantRefused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["NoStore"];
                Pragma: components["headers"]["NoCache"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "invalid_grant",
                 *       "error_description": "The code was used before."
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The client is unknown or its secret is wrong (RFC 6749 section 5.2). */
        ClientRefused: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["ClientChallenge"];
                "Cache-Control": components["headers"]["NoStore"];
                Pragma: components["headers"]["NoCache"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "invalid_client",
                 *       "error_description": "Client authentication failed."
                 *     }
                 */
                "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description The connection has used up its requests of this window. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "RATE_LIMIT_EXCEEDED",
                 *         "type": "rate_limit",
                 *         "message": "Try again in 30 seconds.",
                 *         "requestId": "req_09"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Something broke here or in the connected system. */
        ServerError: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "INTERNAL_ERROR",
                 *         "type": "system",
                 *         "message": "Something broke. Quote the request id.",
                 *         "requestId": "req_10"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The connected system cannot be reached for now. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "SERVICE_UNAVAILABLE",
                 *         "type": "system",
                 *         "message": "The connected system is offline.",
                 *         "requestId": "req_11"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, malformed, expired or dead, or the connection must be authorized anew. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "AUTHENTICATION_FAILED",
                 *         "type": "authentication",
                 *         "message": "The token has expired.",
                 *         "requestId": "req_02"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is good, but the connected account may not do this, or it is the other kind of token. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "PERMISSION_DENIED",
                 *         "type": "permission",
                 *         "message": "The account may not read invoices.",
                 *         "requestId": "req_03"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The system is disconnected. */
        Disconnected: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DisconnectedAnswer"];
            };
        };
        /** @description The query or the body cannot be understood. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "INVALID_REQUEST",
                 *         "type": "request",
                 *         "message": "per_page must be 1 or more.",
                 *         "requestId": "req_01"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The connection's first tokens. */
        Tokens: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                "Cache-Control": components["headers"]["NoStore"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectionCreatedAnswer"];
            };
        };
        /** @description The record's present state does not allow this, or a record with this number exists. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "CONFLICT",
                 *         "type": "request",
                 *         "message": "A completed order cannot be changed.",
                 *         "requestId": "req_06"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is of a type that is not taken here. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "UNSUPPORTED_MEDIA_TYPE",
                 *         "type": "request",
                 *         "message": "Send application/json.",
                 *         "requestId": "req_07"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is well formed, but a field is missing, of the wrong kind, or against a rule of the connected system. */
        UnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "INVALID_REQUEST",
                 *         "type": "request",
                 *         "message": "title must not be empty.",
                 *         "requestId": "req_08"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No such record on this connection. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "NOT_FOUND",
                 *         "type": "request",
                 *         "message": "There is no vendor with this key.",
                 *         "requestId": "req_04"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The connection with its values. */
        WithMetadata: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ConnectionAnswer"];
            };
        };
        /** @description The connected system does not offer this. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["XRequestId"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": {
                 *         "code": "METHOD_NOT_ALLOWED",
                 *         "type": "request",
                 *         "message": "This system takes no invoices.",
                 *         "requestId": "req_05"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Taken. Answer within 10 seconds and do the work afterwards; anything else is delivered again. */
        Received: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The signature does not fit. */
        Unsigned: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description Only the authorization code flow is offered (RFC 6749 section 4.1). */
        responseType: "code";
        /** @description Id of the registered client. */
        clientId: string;
        /** @description One of the client's registered redirect URIs, character for character. */
        redirectUri: string;
        /** @description Comes back unchanged. Ties the answer to the browser that asked. */
        state: string;
        /** @description SHA-256 of the code verifier, base64url without padding (RFC 7636). */
        codeChallenge: string;
        /** @description How the challenge was made. */
        codeChallengeMethod: "S256";
        /** @description Id of the connection. */
        connectionId: components["schemas"]["Key"];
        /** @description Number of the page, from 1. A page beyond the last is empty. */
        page: number;
        /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
        perPage: number;
        /** @description Whether a record must match all filters or any one of them. */
        filterMatch: "all" | "any";
        /** @description Records whose `name` is this. */
        name: string;
        /** @description Records whose `name` has this in it. */
        nameContains: string;
        /** @description Records whose `name` starts with this. */
        nameStartsWith: string;
        /** @description Records whose `name` ends with this. */
        nameEndsWith: string;
        /** @description Records whose `code` is this. */
        code: string;
        /** @description Records whose `code` has this in it. */
        codeContains: string;
        /** @description Records whose `code` starts with this. */
        codeStartsWith: string;
        /** @description Records whose `code` ends with this. */
        codeEndsWith: string;
        /** @description Records created after this instant. */
        createdAtGt: string;
        /** @description Records created at or after this instant. */
        createdAtGteq: string;
        /** @description Records created before this instant. */
        createdAtLt: string;
        /** @description Records created at or before this instant. */
        createdAtLteq: string;
        /** @description Records last changed after this instant. */
        updatedAtGt: string;
        /** @description Records last changed at or after this instant. */
        updatedAtGteq: string;
        /** @description Records last changed before this instant. */
        updatedAtLt: string;
        /** @description Records last changed at or before this instant. */
        updatedAtLteq: string;
        /** @description Order by `createdAt`, 1 descending, 0 ascending. */
        sortCreatedAt: components["schemas"]["SortDirection"];
        /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
        sortUpdatedAt: components["schemas"]["SortDirection"];
        /** @description Order by `name`, 1 descending, 0 ascending. */
        sortName: components["schemas"]["SortDirection"];
        /** @description Order by `code`, 1 descending, 0 ascending. */
        sortCode: components["schemas"]["SortDirection"];
        /** @description Key of the record. */
        key: components["schemas"]["Key"];
        /** @description Records whose `siteKey` is this. */
        siteKey: components["schemas"]["Key"];
        /** @description Records whose `organizationKey` is this. */
        organizationKey: components["schemas"]["Key"];
        /** @description Records whose `materialKey` is this. */
        materialKey: components["schemas"]["Key"];
        /** @description Records whose `locationKey` is this. */
        locationKey: components["schemas"]["Key"];
        /** @description Records whose `orderNo` is this. */
        orderNo: string;
        /** @description Records whose `orderNo` has this in it. */
        orderNoContains: string;
        /** @description Records whose `orderNo` starts with this. */
        orderNoStartsWith: string;
        /** @description Records whose `orderNo` ends with this. */
        orderNoEndsWith: string;
        /** @description Records whose `title` is this. */
        title: string;
        /** @description Records whose `title` has this in it. */
        titleContains: string;
        /** @description Records whose `title` starts with this. */
        titleStartsWith: string;
        /** @description Records whose `title` ends with this. */
        titleEndsWith: string;
        /** @description Records whose `statusKey` is this. */
        statusKey: components["schemas"]["Key"];
        /** @description Records whose `vendorKey` is this. */
        vendorKey: components["schemas"]["Key"];
        /** @description Order by `orderNo`, 1 descending, 0 ascending. */
        sortOrderNo: components["schemas"]["SortDirection"];
        /** @description Records whose `purchaseOrderKey` is this. */
        purchaseOrderKey: components["schemas"]["Key"];
        /** @description Records whose `invoiceNumber` is this. */
        invoiceNumber: string;
        /** @description Records whose `invoiceNumber` has this in it. */
        invoiceNumberContains: string;
        /** @description Records whose `invoiceNumber` starts with this. */
        invoiceNumberStartsWith: string;
        /** @description Records whose `invoiceNumber` ends with this. */
        invoiceNumberEndsWith: string;
        /** @description Records whose `poKey` is this. */
        poKey: components["schemas"]["Key"];
        /** @description Order by `invoiceNumber`, 1 descending, 0 ascending. */
        sortInvoiceNumber: components["schemas"]["SortDirection"];
        /** @description Records whose `assetKey` is this. */
        assetKey: components["schemas"]["Key"];
        /** @description Order by `title`, 1 descending, 0 ascending. */
        sortTitle: components["schemas"]["SortDirection"];
        /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
        signature: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Identifies this request. Quote it when asking for support.
         * @example req_01JD9Z4T6V0X8M2Q
         */
        XRequestId: string;
        /**
         * @description The client's redirect URI with `code` added, or with `error` and `error_description`, and with the request's `state` unchanged.
         * @example https://client.example/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj
         */
        AuthorizationRedirect: string;
        /** @description Tokens are never cached (RFC 6749 section 5.1). */
        NoStore: "no-store";
        /** @description The same for caches of HTTP/1.0. */
        NoCache: "no-cache";
        /**
         * @description The scheme a client may authenticate with (RFC 6749 section 5.2). Present where the client used it.
         * @example Basic realm="makini"
         */
        ClientChallenge: string;
        /**
         * @description Seconds to wait before the next try, or the time to wait for (RFC 9110 section 10.2.3).
         * @example 30
         */
        RetryAfter: string;
        /**
         * @description The challenge of RFC 6750, with `error="invalid_token"` where a token was given and refused.
         * @example Bearer realm="makini", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description The methods this address takes on this connection.
         * @example GET, POST
         */
        Allow: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    showAuthorizePage: {
        parameters: {
            query: {
                /** @description Only the authorization code flow is offered (RFC 6749 section 4.1). */
                response_type: components["parameters"]["responseType"];
                /** @description Id of the registered client. */
                client_id: components["parameters"]["clientId"];
                /** @description One of the client's registered redirect URIs, character for character. */
                redirect_uri: components["parameters"]["redirectUri"];
                /** @description Comes back unchanged. Ties the answer to the browser that asked. */
                state?: components["parameters"]["state"];
                /** @description SHA-256 of the code verifier, base64url without padding (RFC 7636). */
                code_challenge?: components["parameters"]["codeChallenge"];
                /** @description How the challenge was made. */
                code_challenge_method?: components["parameters"]["codeChallengeMethod"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Page"];
            302: components["responses"]["Redirect"];
            400: components["responses"]["Refusal"];
        };
    };
    answerAuthorizePage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AuthorizeForm"];
            };
        };
        responses: {
            200: components["responses"]["Page"];
            302: components["responses"]["Redirect"];
            400: components["responses"]["Refusal"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CodeGrant"] | components["schemas"]["RefreshGrant"];
                "application/json": components["schemas"]["ClientCredentialsGrant"];
            };
        };
        responses: {
            /** @description The tokens. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["NoStore"];
                    Pragma: components["headers"]["NoCache"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            400: components["responses"]["GrantRefused"];
            401: components["responses"]["ClientRefused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCurrentConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentConnectionAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCurrentConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Disconnected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getClient: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPlatforms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All systems on offer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlatformPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listConnections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All connections of the client. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionInput"];
            };
        };
        responses: {
            200: components["responses"]["Tokens"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Disconnected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createConnectionToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    "Cache-Control": components["headers"]["NoStore"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionTokenAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getConnectionMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["WithMetadata"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setConnectionMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the connection. */
                id: components["parameters"]["connectionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MetadataEntry"][];
            };
        };
        responses: {
            200: components["responses"]["WithMetadata"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOrganizations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of organizations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSites: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of sites. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The site. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLocations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records whose `siteKey` is this. */
                "filter[siteKey]"?: components["parameters"]["siteKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of locations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLocation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The location. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listVendors: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records whose `organizationKey` is this. */
                "filter[organizationKey]"?: components["parameters"]["organizationKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of vendors. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getVendor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vendor. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMaterials: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of materials. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createMaterial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialInput"];
            };
        };
        responses: {
            /** @description The material as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMaterial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The material. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateMaterial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialChanges"];
            };
        };
        responses: {
            /** @description The material as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setMaterialInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MaterialInventory"];
            };
        };
        responses: {
            /** @description The material with its new stock. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MaterialAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listInventories: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records whose `materialKey` is this. */
                "filter[materialKey]"?: components["parameters"]["materialKey"];
                /** @description Records whose `locationKey` is this. */
                "filter[locationKey]"?: components["parameters"]["locationKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of inventories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inventory. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateInventory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InventoryChanges"];
            };
        };
        responses: {
            /** @description The inventory as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InventoryAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPurchaseOrders: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `orderNo` is this. */
                "filter[orderNo]"?: components["parameters"]["orderNo"];
                /** @description Records whose `orderNo` has this in it. */
                "filter[orderNo:contains]"?: components["parameters"]["orderNoContains"];
                /** @description Records whose `orderNo` starts with this. */
                "filter[orderNo:startsWith]"?: components["parameters"]["orderNoStartsWith"];
                /** @description Records whose `orderNo` ends with this. */
                "filter[orderNo:endsWith]"?: components["parameters"]["orderNoEndsWith"];
                /** @description Records whose `title` is this. */
                "filter[title]"?: components["parameters"]["title"];
                /** @description Records whose `title` has this in it. */
                "filter[title:contains]"?: components["parameters"]["titleContains"];
                /** @description Records whose `title` starts with this. */
                "filter[title:startsWith]"?: components["parameters"]["titleStartsWith"];
                /** @description Records whose `title` ends with this. */
                "filter[title:endsWith]"?: components["parameters"]["titleEndsWith"];
                /** @description Records whose `statusKey` is this. */
                "filter[statusKey]"?: components["parameters"]["statusKey"];
                /** @description Records whose `vendorKey` is this. */
                "filter[vendorKey]"?: components["parameters"]["vendorKey"];
                /** @description Records whose `siteKey` is this. */
                "filter[siteKey]"?: components["parameters"]["siteKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `orderNo`, 1 descending, 0 ascending. */
                "sort[orderNo]"?: components["parameters"]["sortOrderNo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of purchase orders. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseOrderInput"];
            };
        };
        responses: {
            /** @description The purchase order as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The purchase order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updatePurchaseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseOrderChanges"];
            };
        };
        responses: {
            /** @description The purchase order as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setPurchaseOrderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurchaseOrderStatusChange"];
            };
        };
        responses: {
            /** @description The purchase order in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPurchaseOrderLineItems: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `purchaseOrderKey` is this. */
                "filter[purchaseOrderKey]"?: components["parameters"]["purchaseOrderKey"];
                /** @description Records whose `materialKey` is this. */
                "filter[materialKey]"?: components["parameters"]["materialKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of purchase order lines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderLineItemPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPurchaseOrderLineItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The purchase order line. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderLineItemAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listPurchaseOrderStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All states of purchase orders. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PurchaseOrderStatusPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `invoiceNumber` is this. */
                "filter[invoiceNumber]"?: components["parameters"]["invoiceNumber"];
                /** @description Records whose `invoiceNumber` has this in it. */
                "filter[invoiceNumber:contains]"?: components["parameters"]["invoiceNumberContains"];
                /** @description Records whose `invoiceNumber` starts with this. */
                "filter[invoiceNumber:startsWith]"?: components["parameters"]["invoiceNumberStartsWith"];
                /** @description Records whose `invoiceNumber` ends with this. */
                "filter[invoiceNumber:endsWith]"?: components["parameters"]["invoiceNumberEndsWith"];
                /** @description Records whose `statusKey` is this. */
                "filter[statusKey]"?: components["parameters"]["statusKey"];
                /** @description Records whose `vendorKey` is this. */
                "filter[vendorKey]"?: components["parameters"]["vendorKey"];
                /** @description Records whose `poKey` is this. */
                "filter[poKey]"?: components["parameters"]["poKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `invoiceNumber`, 1 descending, 0 ascending. */
                "sort[invoiceNumber]"?: components["parameters"]["sortInvoiceNumber"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of invoices. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceInput"];
            };
        };
        responses: {
            /** @description The invoice as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invoice. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceChanges"];
            };
        };
        responses: {
            /** @description The invoice as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setInvoiceStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceStatusChange"];
            };
        };
        responses: {
            /** @description The invoice in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listInvoiceStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All states of invoices. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceStatusPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCurrencies: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of currencies. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrencyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCurrency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The currency. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrencyAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAssets: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records whose `siteKey` is this. */
                "filter[siteKey]"?: components["parameters"]["siteKey"];
                /** @description Records whose `locationKey` is this. */
                "filter[locationKey]"?: components["parameters"]["locationKey"];
                /** @description Records whose `vendorKey` is this. */
                "filter[vendorKey]"?: components["parameters"]["vendorKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of assets. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createAsset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetInput"];
            };
        };
        responses: {
            /** @description The asset as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The asset. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetChanges"];
            };
        };
        responses: {
            /** @description The asset as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWorkOrders: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `title` is this. */
                "filter[title]"?: components["parameters"]["title"];
                /** @description Records whose `title` has this in it. */
                "filter[title:contains]"?: components["parameters"]["titleContains"];
                /** @description Records whose `title` starts with this. */
                "filter[title:startsWith]"?: components["parameters"]["titleStartsWith"];
                /** @description Records whose `title` ends with this. */
                "filter[title:endsWith]"?: components["parameters"]["titleEndsWith"];
                /** @description Records whose `code` is this. */
                "filter[code]"?: components["parameters"]["code"];
                /** @description Records whose `code` has this in it. */
                "filter[code:contains]"?: components["parameters"]["codeContains"];
                /** @description Records whose `code` starts with this. */
                "filter[code:startsWith]"?: components["parameters"]["codeStartsWith"];
                /** @description Records whose `code` ends with this. */
                "filter[code:endsWith]"?: components["parameters"]["codeEndsWith"];
                /** @description Records whose `statusKey` is this. */
                "filter[statusKey]"?: components["parameters"]["statusKey"];
                /** @description Records whose `assetKey` is this. */
                "filter[assetKey]"?: components["parameters"]["assetKey"];
                /** @description Records whose `siteKey` is this. */
                "filter[siteKey]"?: components["parameters"]["siteKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `code`, 1 descending, 0 ascending. */
                "sort[code]"?: components["parameters"]["sortCode"];
                /** @description Order by `title`, 1 descending, 0 ascending. */
                "sort[title]"?: components["parameters"]["sortTitle"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of work orders. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWorkOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkOrderInput"];
            };
        };
        responses: {
            /** @description The work order as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWorkOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The work order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWorkOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkOrderChanges"];
            };
        };
        responses: {
            /** @description The work order as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setWorkOrderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkOrderStatusChange"];
            };
        };
        responses: {
            /** @description The work order in its new state. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWorkOrderStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All states of work orders. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOrderStatusPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServiceRequests: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `title` is this. */
                "filter[title]"?: components["parameters"]["title"];
                /** @description Records whose `title` has this in it. */
                "filter[title:contains]"?: components["parameters"]["titleContains"];
                /** @description Records whose `title` starts with this. */
                "filter[title:startsWith]"?: components["parameters"]["titleStartsWith"];
                /** @description Records whose `title` ends with this. */
                "filter[title:endsWith]"?: components["parameters"]["titleEndsWith"];
                /** @description Records whose `statusKey` is this. */
                "filter[statusKey]"?: components["parameters"]["statusKey"];
                /** @description Records whose `assetKey` is this. */
                "filter[assetKey]"?: components["parameters"]["assetKey"];
                /** @description Records whose `siteKey` is this. */
                "filter[siteKey]"?: components["parameters"]["siteKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `title`, 1 descending, 0 ascending. */
                "sort[title]"?: components["parameters"]["sortTitle"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of service requests. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRequestPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createServiceRequest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceRequestInput"];
            };
        };
        responses: {
            /** @description The service request as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRequestAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getServiceRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service request. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRequestAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listServiceRequestStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All states of service requests. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRequestStatusPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `name` is this. */
                "filter[name]"?: components["parameters"]["name"];
                /** @description Records whose `name` has this in it. */
                "filter[name:contains]"?: components["parameters"]["nameContains"];
                /** @description Records whose `name` starts with this. */
                "filter[name:startsWith]"?: components["parameters"]["nameStartsWith"];
                /** @description Records whose `name` ends with this. */
                "filter[name:endsWith]"?: components["parameters"]["nameEndsWith"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
                /** @description Order by `name`, 1 descending, 0 ascending. */
                "sort[name]"?: components["parameters"]["sortName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of documents. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DocumentUpload"];
            };
        };
        responses: {
            /** @description The document as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listStocks: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. A page beyond the last is empty. */
                page?: components["parameters"]["page"];
                /** @description Records per page. More than 100 gives 100; `meta.per_page` tells the size in force. */
                per_page?: components["parameters"]["perPage"];
                /** @description Whether a record must match all filters or any one of them. */
                filterMatch?: components["parameters"]["filterMatch"];
                /** @description Records whose `materialKey` is this. */
                "filter[materialKey]"?: components["parameters"]["materialKey"];
                /** @description Records whose `locationKey` is this. */
                "filter[locationKey]"?: components["parameters"]["locationKey"];
                /** @description Records created after this instant. */
                "filter[createdAt:gt]"?: components["parameters"]["createdAtGt"];
                /** @description Records created at or after this instant. */
                "filter[createdAt:gteq]"?: components["parameters"]["createdAtGteq"];
                /** @description Records created before this instant. */
                "filter[createdAt:lt]"?: components["parameters"]["createdAtLt"];
                /** @description Records created at or before this instant. */
                "filter[createdAt:lteq]"?: components["parameters"]["createdAtLteq"];
                /** @description Records last changed after this instant. */
                "filter[updatedAt:gt]"?: components["parameters"]["updatedAtGt"];
                /** @description Records last changed at or after this instant. */
                "filter[updatedAt:gteq]"?: components["parameters"]["updatedAtGteq"];
                /** @description Records last changed before this instant. */
                "filter[updatedAt:lt]"?: components["parameters"]["updatedAtLt"];
                /** @description Records last changed at or before this instant. */
                "filter[updatedAt:lteq]"?: components["parameters"]["updatedAtLteq"];
                /** @description Order by `createdAt`, 1 descending, 0 ascending. */
                "sort[createdAt]"?: components["parameters"]["sortCreatedAt"];
                /** @description Order by `updatedAt`, 1 descending, 0 ascending. */
                "sort[updatedAt]"?: components["parameters"]["sortUpdatedAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of stocks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createStock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockInput"];
            };
        };
        responses: {
            /** @description The stock as created. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stock. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAnswer"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Key of the record. */
                key: components["parameters"]["key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StockChanges"];
            };
        };
        responses: {
            /** @description The stock as changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["XRequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StockAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    onSyncFinished: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncFinishedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onConnectionStatusChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionStatusChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onReauthorizationRequired: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReauthorizationRequiredEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onConnectionError: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionErrorEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onPurchaseOrderCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onPurchaseOrderUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onWorkOrderCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onWorkOrderUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onAssetCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onAssetUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onSiteCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onSiteUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onVendorCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onVendorUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onMaterialCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
    onMaterialUpdated: {
        parameters: {
            query?: never;
            header: {
                /** @description HMAC-SHA256 of the body's bytes as they were sent, with the webhook secret as its key, in base64. Compare in constant time, and process nothing that is not signed. */
                "X-Webhook-Signature": components["parameters"]["signature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordsChangedEvent"];
            };
        };
        responses: {
            200: components["responses"]["Received"];
            401: components["responses"]["Unsigned"];
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
