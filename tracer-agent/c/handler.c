#include "handler.h"

#include "agent.h"
#include "record.h"
#include "requests.h"
#include "tape.h"

static void call_inner(xpc_handler_t inner, xpc_object_t object) {
    ((void (*)(struct block *, xpc_object_t))inner->invoke)(inner, object);
}

static void record_peer(xpc_object_t object, const struct connection *connection, xpc_connection_t remote) {
    struct peer peer = {
        .pid = xpc_connection_get_pid(remote),
        .asid = xpc_connection_get_asid(remote),
        .euid = xpc_connection_get_euid(remote),
        .egid = xpc_connection_get_egid(remote),
        .has_token = xpc_connection_get_audit_token != NULL,
    };
    if (peer.has_token) xpc_connection_get_audit_token(remote, &peer.token);
    if (peer.pid > 0 && connections_meet(object, connection->id)) record_state(connection, STATE_CONNECTED, &peer);
}

void peer_known(xpc_connection_t object, const struct connection *connection) {
    if (!connection->met && !connection->session && connection->recorded) record_peer(object, connection, object);
}

void session_peer_known(xpc_session_t object, const struct connection *connection, xpc_object_t message) {
    if (connection->met || !connection->recorded || xpc_get_type(message) != &_xpc_type_dictionary) return;
    xpc_connection_t remote = xpc_dictionary_get_remote_connection(message);
    if (remote) record_peer(object, connection, remote);
}

/* A listener's handler got a session. */
static void session_came(const struct event_handler *handler, xpc_session_t session) {
    struct connection peer;
    connections_begin(session, ORIGIN_PEER, NULL, 0, &handler->connection, &peer);
}

static void event_came(const struct event_handler *handler, xpc_object_t event) {
    xpc_type_t type = xpc_get_type(event);
    struct connection connection = handler->connection, peer;

    connections_find(handler->object, &connection);
    if (type == &_xpc_type_connection)
        connections_begin(event, ORIGIN_PEER, xpc_connection_get_name(event), 0, &connection, &peer);
    if (!connection.recorded) return;
    if (type == &_xpc_type_dictionary) peer_known(handler->object, &connection);
    if (handler->call == CALL_SESSION_INCOMING_MESSAGE_HANDLER)
        session_peer_known(handler->object, &connection, event);
    uint64_t sequence = record_message(&(struct message_record){
        .connection = &connection,
        .direction = DIRECTION_INCOMING,
        .call = handler->call,
        .body = event,
    });
    if (type == &_xpc_type_dictionary) requests_received(event, sequence, connection.session ? handler->object : NULL);
}

static void invoke_event(struct block *block, xpc_object_t event) {
    struct event_handler *handler = (struct event_handler *)block;
    struct work work;
    if (event && work_begin(&work)) {
        if (handler->call)
            event_came(handler, event);
        else
            session_came(handler, event);
        work_end(&work);
    }
    call_inner(handler->inner, event);
}

/* The count is of blocks that are alive, so it is kept even from inside the agent's own work. */
static void count_handler(const struct event_handler *handler, int change) {
    if (!agent_works()) return;
    int error = *sys_errno();
    unsigned inside = thread_self.inside;
    thread_self.inside = 1;
    connections_handler(handler->object, handler->connection.id, change);
    thread_self.inside = inside;
    *sys_errno() = error;
}

static void copy_event(void *to, const void *from) {
    _Block_object_assign(&((struct event_handler *)to)->inner, ((const struct event_handler *)from)->inner,
                         BLOCK_FIELD_IS_BLOCK);
    count_handler(from, 1);
}

static void dispose_event(const void *block) {
    const struct event_handler *handler = block;
    _Block_object_dispose(handler->inner, BLOCK_FIELD_IS_BLOCK);
    count_handler(handler, -1);
}

/* void (^)(xpc_object_t) */
#define SIGNATURE "v16@?0@8"

void event_handler_init(struct event_handler *to, xpc_handler_t inner, xpc_connection_t object,
                        const struct connection *connection, enum call call) {
    static const struct block_descriptor descriptor = {0, sizeof *to, copy_event, dispose_event, SIGNATURE};
    *to = (struct event_handler){BLOCK_INIT(invoke_event, BLOCK_HAS_COPY_DISPOSE | BLOCK_HAS_SIGNATURE, &descriptor),
                                 inner, object, *connection, call};
}

void reply_came(const struct connection *connection, enum call call, xpc_object_t reply, uint64_t request,
                uint32_t tape) {
    record_message(&(struct message_record){
        .connection = connection,
        .direction = DIRECTION_INCOMING,
        .call = call,
        .reply_to = tape == tape_generation() ? request : 0,
        .body = reply,
    });
}

static void invoke_reply(struct block *block, xpc_object_t reply) {
    const struct reply_handler *handler = (const struct reply_handler *)block;
    struct work work;
    if (reply && work_begin(&work)) {
        reply_came(&handler->connection, CALL_CONNECTION_REPLY_HANDLER, reply, handler->request, handler->tape);
        if (!handler->connection.met && xpc_get_type(reply) == &_xpc_type_dictionary)
            connections_hear(handler->object, handler->connection.id);
        work_end(&work);
    }
    call_inner(handler->inner, reply);
}

static void copy_reply(void *to, const void *from) {
    _Block_object_assign(&((struct reply_handler *)to)->inner, ((const struct reply_handler *)from)->inner,
                         BLOCK_FIELD_IS_BLOCK);
}

static void dispose_reply(const void *block) {
    _Block_object_dispose(((const struct reply_handler *)block)->inner, BLOCK_FIELD_IS_BLOCK);
}

void reply_handler_init(struct reply_handler *to, xpc_handler_t inner, xpc_connection_t object,
                        const struct connection *connection, uint64_t request) {
    static const struct block_descriptor descriptor = {0, sizeof *to, copy_reply, dispose_reply, SIGNATURE};
    *to = (struct reply_handler){BLOCK_INIT(invoke_reply, BLOCK_HAS_COPY_DISPOSE | BLOCK_HAS_SIGNATURE, &descriptor),
                                 inner,
                                 object,
                                 *connection,
                                 request,
                                 tape_generation()};
}

static void invoke_session_reply(struct block *block, xpc_object_t reply, xpc_rich_error_t error) {
    const struct reply_handler *handler = (const struct reply_handler *)block;
    xpc_object_t came = reply ? reply : error;
    struct work work;
    if (came && work_begin(&work)) {
        session_peer_known(handler->object, &handler->connection, came);
        reply_came(&handler->connection, CALL_SESSION_REPLY_HANDLER, came, handler->request, handler->tape);
        work_end(&work);
    }
    ((void (*)(struct block *, xpc_object_t, xpc_rich_error_t))handler->inner->invoke)(handler->inner, reply, error);
}

void session_reply_handler_init(struct reply_handler *to, xpc_handler_t inner, xpc_session_t object,
                                const struct connection *connection, uint64_t request) {
    /* void (^)(xpc_object_t, xpc_rich_error_t) */
    static const struct block_descriptor descriptor = {0, sizeof *to, copy_reply, dispose_reply, "v24@?0@8@16"};
    reply_handler_init(to, inner, object, connection, request);
    to->block.invoke = (void (*)(void))invoke_session_reply;
    to->block.descriptor = &descriptor;
}
