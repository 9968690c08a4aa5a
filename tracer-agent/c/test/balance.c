/*
 * balance [fork]: talks to itself in every way, lets go of all of it, and ends with 0 once libxpc
 * counts no object and no block any more. With fork it does the same in a child as well.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <xpc/private.h>
#include <xpc/session.h>
#include <xpc/workalike.h>

#include "talk.h"

/* Seconds to give up after; it takes a few milliseconds. */
#define PATIENCE 30

static struct tally messages = TALLY, replies = TALLY, ends = TALLY, session_ends = TALLY;

static void on_message(void *context, xpc_object_t message) {
    (void)context;
    if (xpc_get_type(message) == XPC_TYPE_ERROR) return;
    xpc_object_t reply = xpc_dictionary_create_reply(message);
    if (reply) {
        xpc_dictionary_set_string(reply, "answer", "yes");
        if (xpc_dictionary_get_bool(message, "by send_reply"))
            xpc_dictionary_send_reply(reply);
        else
            xpc_connection_send_message(xpc_dictionary_get_remote_connection(message), reply);
        xpc_release(reply);
    }
    tally_add(&messages);
}

static void on_peer(struct self_talk *talk, xpc_connection_t peer) {
    (void)talk;
    /* Replaced before and after it works: an identity must not end with an old handler. */
    xpc_connection_set_event_handler(peer, HANDLER_BLOCK(on_message, NULL));
    xpc_connection_set_event_handler(peer, HANDLER_BLOCK(on_message, NULL));
    xpc_connection_activate(peer);
    xpc_connection_set_event_handler(peer, HANDLER_BLOCK(on_message, NULL));
}

static void on_event(struct self_talk *talk, xpc_object_t event) {
    (void)talk;
    if (event == XPC_ERROR_CONNECTION_INVALID) tally_add(&ends);
}

static void on_reply(void *context, xpc_object_t reply) {
    (void)context;
    (void)reply;
    tally_add(&replies);
}

static xpc_object_t message(bool by_send_reply) {
    xpc_object_t body = xpc_dictionary_create(NULL, NULL, 0);
    xpc_object_t inner = xpc_dictionary_create(NULL, NULL, 0);
    xpc_dictionary_set_string(inner, "command_line", "console=hvc0");
    xpc_dictionary_set_value(body, "boot_loader", inner);
    xpc_release(inner);
    xpc_dictionary_set_bool(body, "by send_reply", by_send_reply);
    xpc_dictionary_set_fd(body, "fd", 0);
    return body;
}

static void on_session_reply(void *context, xpc_object_t reply, xpc_object_t error) {
    (void)error;
    on_reply(context, reply);
}

static void on_session_end(void *context, xpc_object_t error) {
    (void)context;
    (void)error;
    tally_add(&session_ends);
}

/* Once before and once after its end. */
static void talk_in_session(xpc_connection_t listener, int round) {
    xpc_endpoint_t endpoint = xpc_endpoint_create(listener);
    xpc_session_t session = xpc_session_create_xpc_endpoint(endpoint, NULL, XPC_SESSION_CREATE_INACTIVE, NULL);
    xpc_release(endpoint);
    xpc_session_set_incoming_message_handler(session, HANDLER_BLOCK(on_reply, NULL));
    xpc_session_set_cancel_handler(session, HANDLER_BLOCK(on_session_end, NULL));
    xpc_session_activate(session, NULL);
    for (int i = 0; i < 2; i++) {
        xpc_object_t body = message(true);
        xpc_rich_error_t error = xpc_session_send_message(session, body);
        if (error) xpc_release(error);
        xpc_object_t reply = xpc_session_send_message_with_reply_sync(session, body, NULL);
        if (reply) xpc_release(reply);
        xpc_session_send_message_with_reply_async(session, body, REPLY_BLOCK(on_session_reply, NULL));
        xpc_release(body);
        tally_wait(&replies, 4 * round + 3 + i);
        xpc_session_cancel(session);
        tally_wait(&session_ends, round + 1);
    }
    xpc_release(session);
}

static void talk_once(int round) {
    struct self_talk talk = {.on_peer = on_peer, .on_event = on_event};
    self_talk_start(&talk);
    xpc_connection_suspend(talk.client);
    xpc_connection_resume(talk.client);
    for (int i = 0; i < 2; i++) {
        xpc_object_t body = message(i);
        xpc_connection_send_message(talk.client, body);
        xpc_connection_send_message_with_reply(talk.client, body, NULL, HANDLER_BLOCK(on_reply, NULL));
        xpc_release(xpc_connection_send_message_with_reply_sync(talk.client, body));
        xpc_release(body);
    }
    tally_wait(&messages, 9 * round + 6);
    tally_wait(&replies, 4 * round + 2);
    talk_in_session(talk.listener, round);
    xpc_connection_cancel(talk.client);
    tally_wait(&ends, round + 1);
    xpc_connection_cancel(talk.listener);
    xpc_release(talk.client);
    xpc_release(talk.listener);
}

static void talk_and_settle(int rounds) {
    for (int i = 0; i < rounds; i++) talk_once(i);
    while (xpc_workalike_live_objects() > 0 || xpc_workalike_live_blocks() > 0) usleep(1000);
    messages.count = replies.count = ends.count = session_ends.count = 0;
}

static void give_up(int signal) {
    (void)signal;
    fprintf(stderr, "still alive: %zu objects, %zu blocks\n", xpc_workalike_live_objects(),
            xpc_workalike_live_blocks());
    _exit(1);
}

int main(int argc, char **argv) {
    int status = 0;
    (void)argv;
    signal(SIGALRM, give_up);
    alarm(PATIENCE);
    talk_and_settle(20);
    if (argc > 1) {
        pid_t child = fork();
        if (child == 0) alarm(PATIENCE);
        talk_and_settle(3);
        if (child > 0) waitpid(child, &status, 0);
    }
    return status == 0 ? 0 : 1;
}
